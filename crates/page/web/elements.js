// Making elements. Nothing here takes HTML: what a document says is only ever text.

const byId = (id) => document.getElementById(id);

// make("p.dim", { title: "…" }, "text", child, …); properties that begin with "on" are listeners, others with a dash attributes.
function make(what, properties, ...children) {
  const [tag, ...classes] = what.split(".");
  const one = document.createElement(tag);
  if (classes.length) one.className = classes.join(" ");
  for (const [name, value] of Object.entries(properties || {})) {
    if (name.startsWith("on")) one.addEventListener(name.slice(2), value);
    else if (name.includes("-") || name === "role") one.setAttribute(name, value);
    else one[name] = value;
  }
  one.append(...there(children));
  return one;
}

// What is there of these: elsewhere the browser writes “null”.
const there = (children) => children.filter((child) => child !== null && child !== undefined);

// A list that is filled as far as it is scrolled, so that a thousand entries cost what is seen of them.
function fillAsSeen(list, entries, draw, atOnce = 30) {
  let next = 0;
  const end = make("li.more", { "aria-hidden": "true" });
  const more = () => {
    const batch = document.createDocumentFragment();
    for (const stop = Math.min(next + atOnce, entries.length); next < stop; next += 1) batch.append(draw(entries[next]));
    end.before(batch);
    if (next >= entries.length) {
      watcher.disconnect();
      end.remove();
    }
  };
  const watcher = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && more(), { rootMargin: "600px" });
  list.replaceChildren(end);
  more();
  if (next < entries.length) watcher.observe(end);
  // Draws all up to this entry; without one, all.
  return { upTo: (index = entries.length - 1) => { while (next <= index && next < entries.length) more(); } };
}
