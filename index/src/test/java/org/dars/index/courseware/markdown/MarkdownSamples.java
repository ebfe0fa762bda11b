package org.dars.index.courseware.markdown;

/** The Markdown of tests. */
final class MarkdownSamples {

  static final String TOUR =
      """
      ---
      title: "The tour"
      lang: en
      ---

      # Neurons

      A *neuron* is a **cell** with `code` and $e = mc^2$, costs $5 or $6,
      and [a link](https://example.org/a_b "title") over two lines.

      ![A drawing of a neuron](neuron.png)

      ## Parts [[parts]]

      - dendrites
        and more
        1. nested *one*
      - [ ] a task
      - [x] another task

      > A quote that
      > goes on, with a break
      > here.

      | Part | Role \\| task |
      |------|------|
      | axon | sends `a\\|b` |
      | **soma** | ![cell body](s.png) keeps |

      $$
      a = b
      $$

      ```python
      print("not text")
      ```

      Setext
      ------

      See [the table][t], [t], and <https://example.org>.[^1]

      [^1]: A footnote.

      [t]: https://example.org/t

      ## Key terms

      **axon**: the long part of a neuron

      - **soma**: the body of a neuron

      <div>
      inside html
      </div>
      """;

  private MarkdownSamples() {}
}
