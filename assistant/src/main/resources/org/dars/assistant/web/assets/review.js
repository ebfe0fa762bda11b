// Keys and small comforts for people who review; without this file the page does all of it by buttons.
(() => {
  const list = document.getElementById('segments');
  const keys = document.querySelector('.keys');
  if (keys) keys.hidden = false;
  let chosen = '';

  const boxes = () => [...document.querySelectorAll('.segment textarea')];
  const current = () => document.activeElement && document.activeElement.closest('.segment');

  function go(step) {
    const all = boxes();
    const here = current();
    const at = here ? all.indexOf(here.querySelector('textarea')) : -1;
    const next = all[here ? at + step : 0];
    if (next) {
      next.focus();
      next.closest('.segment').scrollIntoView({ block: 'nearest' });
    } else if (here) {
      const link = document.querySelector('.parts a[rel=' + (step > 0 ? 'next' : 'prev') + ']');
      if (link) link.focus();
    }
  }

  function press(selector) {
    const here = current();
    const button = here && here.querySelector(selector);
    if (button) button.click();
    return button;
  }

  function put(box, text, end) {
    const from = box.selectionStart;
    const to = box.selectionEnd;
    box.focus();
    box.setRangeText(text + box.value.slice(from, to) + end, from, to, 'end');
    if (end && from === to) box.selectionStart = box.selectionEnd = from + text.length;
  }

  document.addEventListener('keydown', (event) => {
    const command = event.ctrlKey || event.metaKey;
    let done = false;
    if (command && event.key === 'Enter') done = press('button[value=approve]');
    else if (event.altKey && event.key === 'ArrowDown') { go(1); done = true; }
    else if (event.altKey && event.key === 'ArrowUp') { go(-1); done = true; }
    else if (event.altKey && event.code === 'KeyH') done = press('.beside > summary');
    else if (event.altKey && /^Digit[1-9]$/.test(event.code)) {
      const here = current();
      const match = here && here.querySelectorAll('.take')[Number(event.code.slice(5)) - 1];
      if (match) match.click();
      done = match;
    }
    if (done) event.preventDefault();
  });

  // What is selected in a translation are the words that a mark is about.
  document.addEventListener('select', (event) => {
    const box = event.target;
    if (box.tagName !== 'TEXTAREA') return;
    chosen = box.value.slice(box.selectionStart, box.selectionEnd);
    const words = document.querySelector('.words[data-from="' + box.id + '"]');
    if (words && chosen) words.value = chosen;
  });

  document.addEventListener('click', (event) => {
    const button = event.target.closest('button[data-for]');
    if (!button) return;
    const box = document.getElementById(button.dataset.for);
    if (!box) return;
    event.preventDefault();
    if (button.classList.contains('insert')) put(box, button.dataset.text, button.dataset.end);
    else {
      box.focus();
      box.select();
      // So that the browser's undo brings the old text back.
      if (!document.execCommand('insertText', false, button.value)) box.value = button.value;
    }
  });

  if (list) list.classList.add('keyed');
  // After the browser has gone to the segment that the address names: going there takes the focus away.
  window.addEventListener('load', () => setTimeout(() => {
    const at = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    const box = at && at.matches('.segment') && at.querySelector('textarea');
    if (box) box.focus({ preventScroll: true });
  }));
})();
