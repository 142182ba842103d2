// Times as they are here, and changes as they happen.

function localTimes(root) {
  for (const time of root.querySelectorAll("time")) {
    const moment = new Date(time.dateTime);
    time.textContent = moment.toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
  }
}

async function cardOf(id) {
  const answer = await fetch(`/notes/${id}/card`);
  if (!answer.ok) return null;
  const template = document.createElement("template");
  template.innerHTML = await answer.text(); // made and escaped by the server
  localTimes(template.content);
  return template.content.querySelector(".card");
}

async function show(id) {
  const list = document.getElementById("notes");
  const before = document.getElementById(`note-${id}`);
  if (!list || (!before && !("all" in list.dataset))) return; // a search is not changed under its reader
  const card = await cardOf(id);
  if (!card) return;
  card.classList.add("fresh");
  document.getElementById(`note-${id}`)?.remove();
  list.querySelector(".empty")?.remove();
  list.prepend(card);
}

function listen() {
  const live = document.querySelector(".live");
  if (!live) return;
  const changes = new EventSource("/api/changes");
  changes.addEventListener("ready", () => live.classList.add("on"));
  changes.addEventListener("error", () => live.classList.remove("on"));
  changes.addEventListener("added", (event) => show(event.data));
  changes.addEventListener("changed", (event) => show(event.data));
  changes.addEventListener("deleted", (event) => document.getElementById(`note-${event.data}`)?.remove());
}

localTimes(document);
listen();

for (const button of document.querySelectorAll("button.danger")) {
  button.addEventListener("click", (event) => {
    if (!confirm("Delete this note and its files?")) event.preventDefault();
  });
}
