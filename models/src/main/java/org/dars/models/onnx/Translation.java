package org.dars.models.onnx;

/**
 * What a model made of a text.
 *
 * @param text the translation
 * @param score the model's own: mean logarithmic probability of its tokens where the length penalty
 *     is 1, 0 at best; the lowest of its pieces; 0 for a text without words
 * @param note half a sentence for people where something had to be done: "translated in 3 pieces";
 *     "" mostly
 */
public record Translation(String text, double score, String note) {}
