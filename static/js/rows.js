/* Rows of a form: one more from the pattern, the row of a UUID, and what stands in the fields of a form. */
(function () {
  "use strict";
  var M = window.mitraguru, each = M.each, ROW = /^([a-z_]+)-(\d+)-(.+)$/;

  function uidOf(row) { return row.querySelector('input[name$="-uid"]'); }
  function add(group) {
    var pattern = group.querySelector("template"), count = group.querySelectorAll("[data-row]").length, box = document.createElement("div");
    box.innerHTML = pattern.innerHTML.replace(/__n__/g, String(count));
    var row = box.firstElementChild, uid = uidOf(row);
    if (uid) uid.value = M.uuid();
    var number = row.querySelector("[data-number]"); if (number) number.textContent = String(count + 1);
    group.insertBefore(row, pattern);
    return row;
  }
  function isEmpty(row) {
    return !Array.prototype.some.call(row.querySelectorAll("input, textarea, select"), function (c) {
      return c.type === "checkbox" || c.type === "radio" ? c.checked : c.type !== "hidden" && c.tagName !== "SELECT" && c.value;
    }) && !row.querySelector(".pic, [data-waits]");
  }
  M.rows = {
    /* The row of this UUID: there already, or an empty one that takes it. */
    of: function (form, relation, uid) {
      var group = form.querySelector('[data-rows="' + relation + '"]'), empty = null, found = null;
      if (!group || !uid) return null;
      each(group.querySelectorAll("[data-row]"), function (row) {
        var own = uidOf(row);
        if (own && own.value === uid) found = row; else if (own && !empty && isEmpty(row)) empty = row;
      });
      if (!found && (found = empty || add(group))) uidOf(found).value = uid;
      return found;
    },
    prefix: function (row) { return uidOf(row).name.slice(0, -3); },
    /* Rows of a page that is nobody's have no UUID before they come to a phone. */
    name: function (form) { each(form.querySelectorAll('[data-row] input[name$="-uid"]'), function (uid) { if (!uid.value) uid.value = M.uuid(); }); }
  };

  function isKept(c) { return c.name && !/^(file|submit|button|password)$/.test(c.type) && !/csrf|^(act|base_revision|submission_key|hand|turn|seen_hash|stage|next)$/.test(c.name); }
  function isChanged(c) {
    if (c.type === "checkbox" || c.type === "radio") return c.checked !== c.defaultChecked;
    if (c.tagName === "SELECT") return Array.prototype.some.call(c.options, function (o) { return o.selected !== o.defaultSelected; }) && !(c.selectedIndex < 1 && !c.querySelector("[selected]"));
    return c.type !== "hidden" && c.value !== c.defaultValue;
  }
  M.fields = {
    /* What was changed since the page was shown, as [name, values]; a row's UUID comes with it. */
    read: function (form) {
      var names = {}, pairs = {}, list = Array.prototype.filter.call(form.elements, isKept);
      each(list, function (c) {
        if (isChanged(c)) {
          var row = ROW.exec(c.name);
          names[c.name] = names[c.name + "-shown"] = true;
          if (row) names[row[1] + "-" + row[2] + "-uid"] = true;
        }
      });
      each(list, function (c) {
        if (!names[c.name]) return;
        pairs[c.name] = pairs[c.name] || [];
        if (!/checkbox|radio/.test(c.type) || c.checked) pairs[c.name].push(c.value);
      });
      return Object.keys(pairs).map(function (name) { return [name, pairs[name]]; });
    },
    /* Puts it back; rows are found by their UUID, for they may have another number now. */
    write: function (form, pairs) {
      var uids = {};
      pairs.forEach(function (pair) { if (/-uid$/.test(pair[0])) uids[pair[0].slice(0, -4)] = pair[1][0]; });
      pairs.forEach(function (pair) {
        var row = ROW.exec(pair[0]), name = pair[0], uid = row && uids[row[1] + "-" + row[2]];
        if (/-uid$/.test(name)) return;
        if (uid) { var at = M.rows.of(form, row[1], uid); if (!at) return; name = M.rows.prefix(at) + row[3]; }
        each(form.elements, function (c) { if (c.name === name && isKept(c)) put(c, pair[1]); });
      });
    },
    /* As a post: [name, values] and whatever else goes with it. */
    data: function (pairs, more) {
      var data = new FormData();
      pairs.forEach(function (pair) { pair[1].forEach(function (value) { data.append(pair[0], value); }); });
      Object.keys(more || {}).forEach(function (name) { if (more[name] !== undefined && more[name] !== null) data.append(name, more[name]); });
      return data;
    },
    /* The words themselves, to be copied. */
    words: function (pairs) {
      return pairs.filter(function (pair) { return !/-(uid|shown)$/.test(pair[0]) && pair[1].some(function (value) { return /\s/.test(value.trim()) || /^(title|name)$/.test(pair[0]); }); })
        .map(function (pair) { return pair[1].join(", "); }).join("\n\n");
    }
  };
  function put(c, values) {
    if (c.type === "checkbox" || c.type === "radio") { c.checked = values.indexOf(c.value) >= 0; return; }
    if (c.type === "hidden" || !values.length) return;
    c.value = values[0];
    /* A sentence that has changed since is still what the note was about. */
    if (c.tagName === "SELECT" && c.value !== values[0]) { c.add(new Option(values[0], values[0])); c.value = values[0]; }
    var fold = c.closest("details:not([open])"); if (fold && values[0]) fold.open = true;
  }
  M.rows.ready = function (within) { each(within.querySelectorAll("[data-rows] > .add"), function (line) { line.hidden = false; }); };
  M.rows.ready(document);
  document.addEventListener("click", function (event) {
    var button = event.target.closest ? event.target.closest("[data-add]") : null;
    if (!button) return;
    var first = add(button.closest("[data-rows]")).querySelector("textarea, input:not([type=hidden]), select");
    if (first) first.focus();
  });
})();
