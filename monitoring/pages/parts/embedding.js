// Inside another page no link leads out of this one: it stays as words.
// Server-side there are too many places that write links, and one forgotten would lead out.

function isWayOut(link) {
  const target = link.getAttribute("href") || "";
  return !target.startsWith("#") && !target.startsWith("blob:") && !link.hasAttribute("download");
}

function close() {
  for (const link of document.querySelectorAll("a[href]")) {
    if (isWayOut(link)) link.removeAttribute("href");
  }
}

let stop = () => {};

export default function () {
  stop();
  const watch = new MutationObserver(close);
  watch.observe(document.body, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["href"],
  });
  close();
  stop = () => watch.disconnect();
  return stop;
}
