"use strict";

// Live updates of what the toggle names: off until asked for, and at rest while nobody looks.
(() => {
  const EVERY_MILLIS = 2000;
  const toggle = document.querySelector("[data-live]");
  if (!toggle) {
    return;
  }
  const part = toggle.dataset.live;
  let timer = 0;

  const all = (node) => [...node.querySelectorAll("details[id]")];
  const opened = () => new Map(all(document).map((details) => [details.id, details.open]));

  async function update() {
    if (document.hidden) {
      return;
    }
    const answer = await fetch(location.href, { cache: "no-store" });
    if (!answer.ok || answer.redirected) {
      throw new Error(`status ${answer.status}`);
    }
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(part);
    const shown = document.getElementById(part);
    const before = opened();
    const focused = document.activeElement?.closest?.("details[id]")?.id;
    all(fresh).forEach((details) => {
      details.open = before.get(details.id) ?? details.open;
    });
    if (fresh.innerHTML !== shown.innerHTML) {
      const graph = shown.querySelector(".graph");
      const [left, top] = [graph?.scrollLeft, graph?.scrollTop];
      shown.replaceWith(document.adoptNode(fresh));
      fresh.querySelector(".graph")?.scrollTo(left, top);
      if (focused) {
        document.getElementById(focused)?.querySelector("summary")?.focus();
      }
    }
  }

  function stop() {
    clearTimeout(timer);
    timer = 0;
    toggle.setAttribute("aria-pressed", "false");
  }

  function next() {
    timer = setTimeout(async () => {
      try {
        await update();
        if (timer) {
          next();
        }
      } catch {
        // The local cloud was stopped: what is shown stays, and the toggle says that it is no longer live.
        stop();
      }
    }, EVERY_MILLIS);
  }

  toggle.hidden = false;
  toggle.addEventListener("click", () => {
    if (timer) {
      stop();
    } else {
      toggle.setAttribute("aria-pressed", "true");
      next();
    }
  });
})();

// A state graph is larger than its frame: what an execution waits in comes into view, or else where it began.
(() => {
  const graph = document.querySelector(".graph");
  const waiting = graph?.querySelector(".state.running:not(.frame)") ?? graph?.querySelector(".start");
  if (!waiting) {
    return;
  }
  const frame = graph.getBoundingClientRect();
  const box = waiting.getBoundingClientRect();
  graph.scrollTo(box.left + box.width / 2 - frame.left - frame.width / 2, box.top + box.height / 2 - frame.top - frame.height / 2);
})();
