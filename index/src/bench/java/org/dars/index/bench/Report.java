package org.dars.index.bench;

import java.io.PrintStream;
import java.util.List;

/** Prints figures: lines for people, and lines of columns that start with a word for machines. */
record Report(PrintStream out) {

  /** All points of a curve, and its speed at the targets. */
  void curve(EngineSpec spec, String half, Curve curve, double[] targets) {
    out.println(
        "# point: engine, half, effort, recall, queries/s, own core, p50, p95, p99 in µs, path,"
            + " scanned, visited, reranked, bytes");
    for (Curve.Point point : curve.points()) {
      Speed speed = point.speed();
      out.printf(
          "point\t%s\t%s\t%d\t%.4f\t%.0f\t%.2f\t%.1f\t%.1f\t%.1f\t%s\t%.0f\t%.0f\t%.0f\t%.0f%n",
          spec,
          half,
          point.effort(),
          point.recall(),
          speed.perSecond(),
          speed.ownShare(),
          speed.p50(),
          speed.p95(),
          speed.p99(),
          speed.path(),
          speed.scanned(),
          speed.visited(),
          speed.reranked(),
          speed.bytes());
    }
    out.printf("at\t%s\t%s", spec, half);
    for (double target : targets) {
      out.printf("\t%s: %.0f", target, curve.perSecond(target));
    }
    out.printf("\tbest recall %.4f%n", curve.best());
  }

  /**
   * The engines at one recall, ours first, and the ratios to the fastest of each library.
   *
   * @param rerankBytes of one vector that is reranked after a scan
   */
  void rounds(List<Comparison.Rounds> rounds, MachineLimit limit, int rerankBytes) {
    Comparison.Rounds ours = rounds.getFirst();
    double target = ours.target();
    out.printf("%nrecall@%d %s%n", Curve.K, target);
    for (Comparison.Rounds one : rounds) {
      Speed speed = one.speed();
      if (speed == null) {
        out.printf("  %-40s does not get there%n", one.engine().spec());
        continue;
      }
      out.printf(
          "  %-40s %,9.0f/s  p50 %6.0f µs  p95 %6.0f  p99 %6.0f  recall %.4f at effort %d  own core"
              + " %.2f  ratio %s%n",
          one.engine().spec(),
          one.median(),
          speed.p50(),
          speed.p95(),
          speed.p99(),
          one.recall(),
          one.effort(),
          speed.ownShare(),
          Comparison.ratios(ours, one));
      if (speed.bytes() > 0) {
        double least = limit.nanos(speed, rerankBytes);
        out.printf(
            "    %s: scanned %.0f, visited %.0f, reranked %.0f, %.0f bytes; at least %.1f µs, %.2f"
                + " of the limit reached%n",
            speed.path(),
            speed.scanned(),
            speed.visited(),
            speed.reranked(),
            speed.bytes(),
            least / 1e3,
            least * speed.perSecond() / 1e9);
      }
    }
    Comparison.fastest(rounds, target, Comparison.family(ours.engine().spec()))
        .forEach((family, best) ->
            out.printf(
                "ratio\t%s\t%s\t%s\t%s%n",
                target, family, best.engine().spec(), Comparison.ratios(ours, best)));
  }
}
