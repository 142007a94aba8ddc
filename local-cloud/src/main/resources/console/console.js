"use strict";

// Live updates of the list of requests: off until asked for, and at rest while nobody looks.
(() => {
  const EVERY_MILLIS = 2000;
  const toggle = document.querySelector("[data-live]");
  if (!toggle) {
    return;
  }
  let timer = 0;

  const opened = () => new Map([...document.querySelectorAll("details.way")].map((way) => [way.id, way.open]));

  async function update() {
    if (document.hidden) {
      return;
    }
    const answer = await fetch(location.href, { cache: "no-store" });
    if (!answer.ok || answer.redirected) {
      throw new Error(`status ${answer.status}`);
    }
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("requests");
    const shown = document.getElementById("requests");
    const before = opened();
    const focused = document.activeElement?.closest?.("details.way")?.id;
    fresh.querySelectorAll("details.way").forEach((way) => {
      way.open = before.get(way.id) ?? way.open;
    });
    if (fresh.innerHTML !== shown.innerHTML) {
      shown.replaceWith(document.adoptNode(fresh));
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
