package org.dars.translator.adapt.rule;

/** Looks at one block at a time. */
interface Rule {

  void find(BlockText text, Findings findings);
}
