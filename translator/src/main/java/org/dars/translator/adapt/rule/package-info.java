/**
 * Rules that propose adaptations without a language model. Start at {@link
 * org.dars.translator.adapt.rule.CountryRules}, which runs them over a course; each {@link
 * org.dars.translator.adapt.rule.Rule} looks at one {@link
 * org.dars.translator.adapt.rule.BlockText} at a time and tells {@link
 * org.dars.translator.adapt.rule.Findings} what it proposes and what it leaves.
 */
@NullMarked
package org.dars.translator.adapt.rule;

import org.jspecify.annotations.NullMarked;
