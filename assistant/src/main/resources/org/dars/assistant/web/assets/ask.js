// Streams an answer into the page. Without this file the form posts and the page comes back whole.
(() => {
  const form = document.getElementById('ask');
  if (!form || !window.ReadableStream || !window.TextDecoder) return;
  const box = form.elements.question;
  const button = form.querySelector('button');
  const answers = document.getElementById('answers');
  const spoken = document.getElementById('spoken');
  const TRIES = 12; // with pauses that double up to 15 s: over two minutes

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (button.getAttribute('aria-disabled') !== 'true' && box.value.trim()) ask(box.value.trim());
  });
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input, textarea, select');
    if (event.key === 'Enter' && event.target === box && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      box.focus();
    }
  });
  // Questions to begin with, and "another hint".
  document.addEventListener('submit', (event) => {
    if (!event.target.matches('.say')) return;
    event.preventDefault();
    const mode = event.target.elements.mode?.value;
    if (mode) form.querySelector(`[name=mode][value=${mode}]`)?.click();
    if (button.getAttribute('aria-disabled') !== 'true') ask(event.submitter.value, event.target.elements.library?.value);
  });
  answers.addEventListener('click', (event) => {
    if (event.target.matches('.copy')) copy(event.target);
  });
  answers.querySelectorAll('article[data-stream]').forEach((article) => follow(article, article.dataset.stream));
  reveal(answers);
  form.querySelector('.keys').hidden = false;

  async function ask(question, library) {
    const article = begin(question);
    button.setAttribute('aria-disabled', 'true');
    form.querySelector('.problem')?.remove();
    document.querySelector('.starters')?.remove();
    const body = new URLSearchParams(new FormData(form));
    body.set('question', question);
    if (library) body.set('library', library);
    const end = await follow(article, null, {
      method: 'POST',
      body,
    });
    if (end === 'done' || end === 'unanswered') {
      const inForm = form.contains(document.activeElement);
      box.value = '';
      form.querySelector('label').textContent = box.dataset.again;
      document.getElementById('forget').hidden = false;
      if (inForm) article.querySelector('h2').focus({ preventScroll: true });
    }
    button.removeAttribute('aria-disabled');
  }

  // Reads events until the last; after a lost connection goes on where it was cut.
  async function follow(article, address, first) {
    const state = { end: '', last: '', address };
    let request = first;
    for (let tries = 0; tries < TRIES && !state.end; tries++) {
      if (tries) await pause(Math.min(15000, 250 * 2 ** tries));
      try {
        const reply = await fetch(request ? form.dataset.stream : state.address, request || {
          headers: state.last ? { 'Last-Event-ID': state.last } : {},
        });
        if (reply.status === 404) break;
        if (!reply.ok || !reply.body) throw new Error(reply.status);
        await read(reply.body, (event) => {
          tries = 0;
          hear(article, event, state);
        });
      } catch (e) {
        console.warn(e);
      }
      request = null;
      if (!state.address) break; // the question may not have arrived
      if (!state.end) waiting(article, form.dataset.reconnecting);
    }
    if (!state.end) show(article, 'problem', form.dataset.lost);
    article.removeAttribute('aria-busy');
    say(article, state.end);
    return state.end;
  }

  function hear(article, event, state) {
    if (event.id) state.last = event.id;
    if (event.name === 'turn') {
      state.address = event.data;
      form.elements.conversation.value = event.data.split('/conversations/')[1].split('/')[0];
      article.querySelectorAll('.said, .sources').forEach((e) => e.replaceChildren());
    }
    if (event.name === 'done' || event.name === 'unanswered' || event.name === 'problem') state.end = event.name;
    show(article, event.name, event.data);
  }

  // Once, when the answer is whole: a screen reader is not talked over while sentences come in.
  function say(article, end) {
    const problem = article.querySelector('.problem');
    const sentences = article.querySelectorAll('.said p').length;
    const ready = sentences ? form.dataset.ready : form.dataset.none;
    spoken.textContent = end === 'done' ? ready : problem ? problem.textContent : '';
  }

  function pause(milliseconds) {
    return new Promise((go) => {
      const on = () => {
        clearTimeout(timer);
        window.removeEventListener('online', on);
        go();
      };
      const timer = setTimeout(on, milliseconds);
      window.addEventListener('online', on);
    });
  }

  function begin(question) {
    const article = document.createElement('article');
    article.className = 'exchange';
    article.setAttribute('aria-busy', 'true');
    article.innerHTML =
      '<h2 class="asked" dir="auto" tabindex="-1"></h2><p class="waiting"></p><div class="said"></div><div class="sources"></div>';
    article.querySelector('h2').textContent = question;
    answers.prepend(article);
    waiting(article, form.dataset.waiting);
    article.scrollIntoView({ block: 'nearest' });
    return article;
  }

  function waiting(article, words) {
    const line = article.querySelector('.waiting');
    if (line) line.textContent = words;
  }

  function show(article, name, html) {
    if (name === 'citations') article.querySelector('.sources').innerHTML = html;
    if (name === 'sentence') {
      waiting(article, form.dataset.waiting);
      add(article.querySelector('.said'), html);
    }
    if (name === 'problem') {
      const line = article.querySelector('.waiting');
      line.className = 'problem';
      line.textContent = html;
    }
    if (name === 'done' || name === 'unanswered') {
      const whole = document.createElement('template');
      whole.innerHTML = html;
      const made = whole.content.querySelector('article');
      article.id = made.id;
      article.replaceChildren(...made.childNodes);
      reveal(article);
    }
    document.dispatchEvent(new CustomEvent('dars:set', { detail: article }));
  }

  // Items of one list stand in one list.
  function add(said, html) {
    const list = said.lastElementChild;
    said.insertAdjacentHTML('beforeend', html);
    const last = said.lastElementChild;
    if (list?.matches('.said-items') && last.matches('.said-items') && !list.querySelector('.more')) {
      list.append(...last.children);
      last.remove();
    }
  }

  // Server-sent events, as they come over a POST or GET.
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
        const of = (field) => lines.filter((l) => l.startsWith(field + ': ')).map((l) => l.slice(field.length + 2));
        if (of('event').length) heard({ id: of('id')[0], name: of('event')[0], data: of('data').join('\n') });
      }
    }
  }

  // What only works with JavaScript.
  function reveal(root) {
    if (navigator.clipboard) root.querySelectorAll('.copy').forEach((b) => { b.hidden = false; });
  }

  async function copy(copier) {
    const article = copier.closest('article');
    await navigator.clipboard.writeText(cited(article));
    spoken.textContent = form.dataset.copied;
    const label = copier.textContent;
    copier.textContent = form.dataset.copied;
    setTimeout(() => { copier.textContent = label; }, 2000);
  }

  // "Sentence. [1]" a line each, then the sources by number with their addresses.
  function cited(article) {
    const text = (node) => {
      const copied = node.cloneNode(true);
      copied.querySelectorAll('.set').forEach((m) => m.replaceWith(m.dataset.tex));
      copied.querySelectorAll('.chip').forEach((c) => c.replaceWith('[' + c.textContent.trim() + ']'));
      return copied.textContent.replace(/\s+/g, ' ').trim();
    };
    const lines = [text(article.querySelector('h2')), ''];
    article.querySelectorAll('.said > :not(ul), .said li').forEach((p) => lines.push((p.matches('li') ? '- ' : '') + text(p)));
    const sources = [...article.querySelectorAll('.proofs > li')].map((li) => {
      const quote = li.querySelector('blockquote');
      const where = [...li.querySelectorAll('.where bdi')].map(text).join(', ');
      const also = [...li.querySelectorAll('.same a')].map((a) => ', ' + a.textContent.trim()).join('');
      return li.value + also + '. ' + where + (quote ? ': “' + text(quote) + '”' : '') + '\n   ' + li.querySelector('a').href;
    });
    return lines.concat(sources.length ? ['', ...sources] : []).join('\n') + '\n';
  }
})();
