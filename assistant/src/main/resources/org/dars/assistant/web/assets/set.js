// Sets formulas and colours code where a page holds them, and loads what that takes only then.
// Without this file formulas stay readable as TeX, and code as it is.
(() => {
  const meta = document.querySelector('meta[name=typesetting]');
  if (!meta) return;
  const [katexScript, katexStyle, highlighter] = meta.content.split(' ');
  const loading = new Map();

  function load(address) {
    if (!loading.has(address)) {
      loading.set(address, new Promise((done, failed) => {
        const style = address === katexStyle;
        const element = document.createElement(style ? 'link' : 'script');
        if (style) element.rel = 'stylesheet';
        element[style ? 'href' : 'src'] = address;
        element.onload = done;
        element.onerror = () => failed(new Error(address));
        document.head.append(element);
      }));
    }
    return loading.get(address);
  }

  async function math(codes) {
    await Promise.all([load(katexStyle), load(katexScript)]);
    for (const code of codes) {
      if (!code.isConnected) continue;
      const tex = code.textContent;
      const display = code.tagName === 'PRE';
      const set = document.createElement(display ? 'div' : 'span');
      set.className = 'set';
      set.dataset.tex = display ? '$$' + tex + '$$' : '$' + tex + '$';
      set.id = code.id;
      set.dir = 'ltr';
      try {
        // trust stays off: no links, pictures or styles out of a course's TeX.
        window.katex.render(tex, set, { displayMode: display, throwOnError: true, maxExpand: 500, maxSize: 20 });
        if (display) set.tabIndex = 0;
        if (!set.id) set.removeAttribute('id');
        code.replaceWith(set);
      } catch (e) {
        code.classList.add('unset'); // stays as it was written
      }
    }
  }

  async function colour(codes) {
    await load(highlighter);
    for (const code of codes) {
      const found = window.hljs.highlightAuto(code.textContent);
      if (found.relevance > 4) code.innerHTML = found.value;
      code.classList.add('coloured');
    }
  }

  function set(root) {
    const formulas = [...root.querySelectorAll('code.math:not(.unset), pre.math:not(.unset)')];
    if (formulas.length) math(formulas).catch(console.warn);
    const codes = [...root.querySelectorAll('pre.code > code:not(.coloured)')].filter((c) => !c.querySelector('mark'));
    if (codes.length) colour(codes).catch(console.warn);
  }

  document.addEventListener('dars:set', (event) => set(event.detail));
  set(document);
})();
