// Offers subjects, places, tags, communities and titles while one types. Without it the field searches as it is.
(() => {
  const ENOUGH = 2, PAUSE = 150, KEPT = 60;
  if (navigator.connection?.saveData || matchMedia("(prefers-reduced-data: reduce)").matches) return;

  document.querySelectorAll("form.search[data-suggest] input[name=q]").forEach((field, at) => {
    const form = field.form, list = document.createElement("ul"), told = document.createElement("p");
    const answers = new Map();
    let timer, asked, active = -1;
    const set = (element, values) => Object.entries(values).forEach(([name, value]) => element.setAttribute(name, value));

    set(list, { id: `offers-${at}`, class: "offers", role: "listbox", "aria-label": form.dataset.offers });
    set(told, { class: "sr", role: "status" });
    set(field, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" });
    list.hidden = true;
    form.append(list, told);

    const isOpen = () => !list.hidden;
    const open = (yes) => {
      list.hidden = !yes || !list.children.length;
      field.setAttribute("aria-expanded", String(isOpen()));
      if (list.hidden) mark(-1);
    };
    const mark = (next) => {
      list.children[active]?.setAttribute("aria-selected", "false");
      active = next;
      const option = list.children[active];
      if (!option) return field.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      field.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    };
    // Below the last one and above the first one lies the field itself, with what was typed.
    const move = (step) => {
      const places = list.children.length + 1;
      mark((active + 1 + step + places) % places - 1);
    };
    const show = ({ suggestions, status }) => {
      mark(-1);
      list.replaceChildren(...suggestions.map(({ label, note, url, language }, i) => {
        const option = document.createElement("li"), name = document.createElement("span"), kind = document.createElement("small");
        set(option, { id: `${list.id}-${i}`, role: "option", "aria-selected": "false" });
        option.dataset.url = url;
        name.textContent = label;
        if (language) name.lang = language;
        kind.textContent = note;
        option.append(name, " ", kind);
        return option;
      }));
      open(document.activeElement === field);
      told.textContent = isOpen() || !suggestions.length ? status : "";
    };
    const rest = () => {
      clearTimeout(timer);
      asked?.abort();
      open(false);
      told.textContent = "";
    };
    const ask = async (words) => {
      asked = new AbortController();
      try {
        const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(words)}`, { signal: asked.signal });
        if (!answer.ok) return rest();
        const found = await answer.json();
        if (answers.size >= KEPT) answers.delete(answers.keys().next().value);
        answers.set(words, found);
        if (words === typed()) show(found);
      } catch (error) {
        if (error.name !== "AbortError") rest(); // no signal: the field searches as it is
      }
    };
    const typed = () => field.value.trim().replace(/\s+/g, " ").toLowerCase();
    const follow = () => {
      clearTimeout(timer);
      asked?.abort();
      const words = typed();
      if (words.length < ENOUGH) { list.replaceChildren(); return rest(); }
      if (answers.has(words)) return show(answers.get(words));
      timer = setTimeout(ask, PAUSE, words);
    };
    const go = (option) => { rest(); location.assign(option.dataset.url); };

    field.addEventListener("input", (event) => { if (!event.isComposing) follow(); });
    field.addEventListener("compositionend", follow);
    field.addEventListener("blur", rest);
    form.addEventListener("submit", rest);
    addEventListener("pageshow", rest); // whoever comes back finds the page, not the list
    field.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "ArrowDown" && !isOpen()) { if (list.children.length) open(true); else return follow(); }
      else if (!isOpen()) return;
      else if (event.key === "ArrowDown" && !event.altKey) move(1);
      else if (event.key === "ArrowUp") { if (event.altKey) rest(); else move(-1); }
      else if (event.key === "Enter" && active >= 0) go(list.children[active]);
      else if (event.key === "Escape") rest();
      else return;
      event.preventDefault();
    });
    list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) go(option);
    });
  });
})();
