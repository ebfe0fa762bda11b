// Streams an answer into the page. Without this file the form posts and the page comes back whole.
(() => {
  const form = document.getElementById('ask');
  if (!form || !window.ReadableStream || !window.TextDecoder) return;
  const box = form.elements.question;
  const button = form.querySelector('button');
  const answers = document.getElementById('answers');

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!button.disabled && box.value.trim()) ask(box.value.trim());
  });
  // Questions to begin with, and "another hint".
  document.addEventListener('submit', (event) => {
    if (!event.target.matches('.say')) return;
    event.preventDefault();
    const mode = event.target.elements.mode?.value;
    if (mode) form.querySelector(`[name=mode][value=${mode}]`)?.click();
    if (!button.disabled) ask(event.submitter.value);
  });
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });

  async function ask(question) {
    const article = begin(question);
    button.disabled = true;
    form.querySelector('.problem')?.remove();
    document.querySelector('.starters')?.remove();
    const body = new URLSearchParams(new FormData(form));
    body.set('question', question);
    let end = '';
    try {
      const reply = await fetch(form.dataset.stream, {
        method: 'POST',
        body,
      });
      if (!reply.ok || !reply.body) throw new Error(reply.status);
      await read(reply.body, (name, html) => {
        if (name === 'done' || name === 'problem') end = name;
        show(article, name, html);
      });
    } catch (e) {
      console.warn(e);
    }
    if (end === 'done') {
      box.value = '';
      form.querySelector('label').textContent = box.dataset.again;
      document.getElementById('forget').hidden = false;
    } else if (!end) {
      show(article, 'problem', form.dataset.lost);
    }
    button.disabled = false;
    article.removeAttribute('aria-busy');
  }

  function begin(question) {
    const article = document.createElement('article');
    article.className = 'exchange';
    article.setAttribute('aria-busy', 'true');
    article.innerHTML =
      '<h2 class="asked" dir="auto"></h2><p class="waiting"></p><div class="said" dir="auto"></div><div class="sources"></div>';
    article.querySelector('h2').textContent = question;
    article.querySelector('.waiting').textContent = form.dataset.waiting;
    answers.prepend(article);
    article.scrollIntoView({ block: 'nearest' });
    return article;
  }

  function show(article, name, html) {
    const waiting = article.querySelector('.waiting');
    if (name === 'citations') article.querySelector('.sources').innerHTML = html;
    if (name === 'sentence') article.querySelector('.said').insertAdjacentHTML('beforeend', html);
    if (name === 'problem') {
      waiting.className = 'problem';
      waiting.textContent = html;
    }
    if (name === 'done') {
      const whole = document.createElement('template');
      whole.innerHTML = html;
      article.replaceChildren(...whole.content.querySelector('article').childNodes);
    }
  }

  // Server-sent events, as they come over a POST.
  async function read(body, heard) {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let held = '';
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      held += decoder.decode(value, { stream: true });
      for (let end = held.indexOf('\n\n'); end >= 0; end = held.indexOf('\n\n')) {
        const lines = held.slice(0, end).split('\n');
        held = held.slice(end + 2);
        const name = lines.find((l) => l.startsWith('event: '));
        const data = lines.filter((l) => l.startsWith('data: ')).map((l) => l.slice(6));
        if (name) heard(name.slice(7), data.join('\n'));
      }
    }
  }
})();
