// Offers schools while one types. Without it the field takes an NPSN or a name.
document.querySelectorAll("input[data-school-url]").forEach((field, at) => {
  const box = document.createElement("div"), list = document.createElement("ul");
  let timer, turn = 0, active = -1;
  const set = (element, values) => Object.entries(values).forEach(([name, value]) => element.setAttribute(name, value));
  box.className = "combo";
  field.replaceWith(box);
  box.append(field, list);
  set(list, { id: `schools-${at}`, role: "listbox", "aria-label": field.labels[0] ? field.labels[0].textContent.trim() : "" });
  set(field, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id });

  const show = (schools) => {
    list.textContent = "";
    list.append(...schools.map((school, i) => {
      const option = document.createElement("li"), place = document.createElement("small");
      set(option, { id: `${list.id}-${i}`, role: "option", "aria-selected": "false" });
      option.dataset.value = option.textContent = school.label;
      place.textContent = school.place;
      option.append(place);
      return option;
    }));
    active = -1;
    list.hidden = !schools.length;
    field.setAttribute("aria-expanded", String(!list.hidden));
    field.removeAttribute("aria-activedescendant");
  };
  const mark = (next) => {
    const options = [...list.children];
    active = (next + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
    field.setAttribute("aria-activedescendant", options[active].id);
    options[active].scrollIntoView({ block: "nearest" });
  };
  const take = (option) => {
    field.value = option.dataset.value;
    show([]);
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const ask = async () => {
    const mine = ++turn, words = field.value.trim();
    if (words.length < 3) return show([]);
    try {
      const url = `${field.dataset.schoolUrl}?q=${encodeURIComponent(words)}`;
      const answer = await fetch(url, { headers: { Accept: "application/json" } });
      if (answer.ok && mine === turn) show((await answer.json()).schools);
    } catch { show([]); } // no signal: what is typed still counts
  };

  show([]);
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 250); });
  field.addEventListener("blur", () => { clearTimeout(timer); turn++; show([]); });
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") mark(active + 1);
    else if (event.key === "ArrowUp") mark(active < 0 ? -1 : active - 1);
    else if (event.key === "Enter" && active >= 0) take(list.children[active]);
    else if (event.key === "Escape") show([]);
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) take(option);
  });
});
