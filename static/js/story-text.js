/* Makes the box for longer texts handier; without this file everything works by typing. */
(() => {
  const BOX = "textarea[data-story-text]";
  const POINT = /^(\s*)([-*•]|(\d+)([.)])) +(.*)$/;

  // Keeps undo where the browser can; autosave hears an input event either way.
  function put(box, text, from, to, at = from + text.length, end = at) {
    box.focus();
    box.setSelectionRange(from, to);
    if (!document.execCommand(text ? "insertText" : "delete", false, text)) {
      box.setRangeText(text, from, to);
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    box.setSelectionRange(at, end);
  }

  const marked = (text, sign) => text.replace(/^(\s*)(\S.*?)([^\S\n]*)$/gm, `$1${sign}$2${sign}$3`);

  function bold(box) {
    const { selectionStart: from, selectionEnd: to, value } = box;
    const text = value.slice(from, to);
    if (text && value[from - 1] + value[to] === "**") put(box, text, from - 1, to + 1);
    else if (text) put(box, marked(text, "*"), from, to);
    else put(box, "**", from, to, from + 1);
  }

  function list(box) {
    const { selectionStart, selectionEnd, value } = box;
    const from = value.lastIndexOf("\n", selectionStart - 1) + 1;
    const to = (value + "\n").indexOf("\n", selectionEnd);
    const text = value.slice(from, to);
    const made = text.replace(/^- /gm, "");
    put(box, made === text ? text.replace(/^(?=.)/gm, "- ") || "- " : made, from, to);
  }

  function link(box) {
    const { selectionStart: from, selectionEnd: to, value } = box;
    const text = value.slice(from, to).trim() || box.dataset.words;
    const at = from + text.length + 3;
    put(box, `[${text}](https://)`, from, to, at, at + 8);
  }

  function goOn(box, event) {
    const { selectionStart: at, selectionEnd, value } = box;
    const start = value.lastIndexOf("\n", at - 1) + 1;
    const point = at === selectionEnd && POINT.exec(value.slice(start, at));
    if (!point) return;
    event.preventDefault();
    if (point[5]) put(box, `\n${point[1]}${point[3] ? +point[3] + 1 + point[4] : point[2]} `, at, at);
    else put(box, "", start, at);
  }

  const TOOLS = { bold, list, link };

  function equip(box) {
    if (box.dataset.equipped) return;
    box.dataset.equipped = 1;
    const tools = document.createElement("div");
    Object.assign(tools, { className: "story-text-tools", role: "group", ariaLabel: box.dataset.tools });
    Object.keys(TOOLS).forEach((name) => {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", className: "btn line" });
      button.dataset.tool = name;
      button.textContent = button.ariaLabel = box.dataset[name];
      tools.append(button);
    });
    box.before(tools);
  }

  // Pasted HTML as plain syntax; styles tell what is bold.
  const apart = (text) => `\n\n${text.trim()}\n\n`;
  const inside = (node, seen) => [...node.childNodes].map((child) => plain(child, seen)).join("");

  function plain(node, seen) {
    const tag = node.nodeName;
    if (node.nodeType === 3) return seen.keep ? node.data : node.data.replace(/\s+/g, " ");
    if (node.nodeType !== 1) return "";
    if (tag === "BR") return "\n";
    if (tag === "TR") return `\n| ${[...node.cells].map((cell) => inside(cell, seen).trim().replace(/\|/g, "\\|").replace(/\s*\n\s*/g, " ⏎ ")).join(" | ")} |`;
    if (tag === "UL" || tag === "OL") return points(node, seen);
    const style = node.dataset.style || "";
    const heading = /^H\d$/.test(tag);
    const b = /font-weight: *(bold|[6-9]00)/.test(style) || (/^(B|STRONG)$/.test(tag) && !/font-weight: *(normal|400)/.test(style));
    const i = /font-style: *italic/.test(style) || /^(I|EM)$/.test(tag);
    let text = inside(node, { keep: seen.keep, b: seen.b || b || heading, i: seen.i || i });
    if (b && !seen.b && !heading) text = marked(text, "*");
    if (i && !seen.i) text = marked(text, "_");
    const bare = text.trim();
    const href = node.getAttribute("href");
    if (/^(https?|mailto|tel):/i.test(href) && bare && bare !== href) return `[${bare}](${href})`;
    if (heading) return bare && apart(`### ${bare.replace(/\s+/g, " ")}`);
    if (tag === "BLOCKQUOTE") return apart(bare.replace(/^/gm, "> "));
    if (/mso-list: ?l/.test(style)) return `\n${bare.replace(/^[·•o§]\s+/, "- ").replace(/\s+/g, " ")}`;
    if (/^(P|TABLE)$/.test(tag)) return apart(text);
    return /^(DIV|PRE|DT|DD)$/.test(tag) ? `\n${text}\n` : text;
  }

  function points(node, seen) {
    let number = 0;
    const lines = [...node.children].map((child) => {
      const sign = child.nodeName !== "LI" ? " " : node.nodeName === "OL" ? `${(number += 1)}.` : "-";
      return `${sign} ${plain(child, seen).trim().replace(/\n+/g, "\n  ")}`;
    });
    return (node.parentNode.closest("li,ul,ol") ? (text) => `\n${text}\n` : apart)(lines.join("\n"));
  }

  function paste(box, event) {
    const html = event.clipboardData.getData("text/html");
    // The page's policy forbids inline styles; under another name they are only words.
    const page = new DOMParser().parseFromString(html.replace(/\sstyle=/gi, " data-style="), "text/html");
    page.querySelectorAll("style,script,svg,noscript").forEach((node) => node.remove());
    const made = inside(page.body, { keep: /selectable-text|copyable-text/.test(html) })
      .replace(/\u00a0/g, " ").replace(/[ \t]+$/gm, "").replace(/^ (?=\S)/gm, "").replace(/\n{3,}/g, "\n\n").trim();
    if (!made || !page.body.children.length) return;
    event.preventDefault();
    put(box, made, box.selectionStart, box.selectionEnd);
  }

  function press(box, event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) goOn(box, event);
    if (event.key !== "b" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    bold(box);
  }

  // Listening at the document also serves boxes that are added later, or copied with their tools.
  document.addEventListener("click", (event) => {
    const tool = event.target.closest(".story-text-tools [data-tool]");
    if (tool) TOOLS[tool.dataset.tool](tool.parentNode.nextElementSibling);
  });
  Object.entries({ focusin: equip, paste, keydown: press }).forEach(([name, act]) => {
    document.addEventListener(name, (event) => event.target.matches(BOX) && act(event.target, event));
  });
  document.querySelectorAll(BOX).forEach(equip);
})();
