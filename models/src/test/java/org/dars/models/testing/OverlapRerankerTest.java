package org.dars.models.testing;

import java.util.Set;
import org.dars.models.Reranker;
import org.dars.models.RerankerContract;

class OverlapRerankerTest extends RerankerContract {

  @Override
  protected Reranker fresh() {
    return new OverlapReranker(Set.of("en"));
  }
}
