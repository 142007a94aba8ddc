// Tells how often pages are looked at and how fast they are: a page's name, numbers, and how far an order got. No address,
// no id, nothing typed. The server leaves this script out for whoever asks not to be tracked; it looks for that once more.
const page = document.querySelector("script[data-page]")?.dataset.page;
const csrf = document.querySelector("input[name=_csrf]")?.value;
const unwanted = navigator.doNotTrack === "1" || navigator.globalPrivacyControl === true;
const MOST = 40; // events of one page, however long it is open
const SOON = 3_000;

let queue = [];
let told = 0;

function tell(event) {
  if (told < MOST) {
    told++;
    queue.push(event);
  }
}

const timed = (metric, value) => tell({ type: "page.timed", page, metric, value: Math.round(value) });

function send() {
  if (queue.length === 0) {
    return;
  }
  const body = new URLSearchParams({ _csrf: csrf, events: JSON.stringify(queue) });
  queue = [];
  if (!navigator.sendBeacon("/telemetry", body)) {
    fetch("/telemetry", { method: "POST", body, keepalive: true, redirect: "manual" }).catch(() => {});
  }
}

// Web vitals, https://web.dev/articles/vitals
function observe(type, entries, options = {}) {
  if (PerformanceObserver.supportedEntryTypes.includes(type)) {
    new PerformanceObserver((list) => list.getEntries().forEach(entries)).observe({ type, buffered: true, ...options });
  }
}

function measure() {
  const start = performance.getEntriesByType("navigation")[0];
  const since = (time) => Math.max(0, time - (start?.activationStart ?? 0));
  if (start?.responseStart > 0) {
    timed("TTFB", since(start.responseStart));
  }

  // A page that was opened in the background was painted for nobody.
  let hiddenAt = document.hidden ? 0 : Infinity;
  addEventListener("visibilitychange", (event) => document.hidden && (hiddenAt = Math.min(hiddenAt, event.timeStamp)), true);
  observe("paint", (entry) => {
    if (entry.name === "first-contentful-paint" && entry.startTime < hiddenAt) {
      timed("FCP", since(entry.startTime));
    }
  });

  let largest;
  let touched = false;
  for (const sign of ["keydown", "click"]) {
    addEventListener(sign, () => (touched = true), { once: true, capture: true });
  }
  observe("largest-contentful-paint", (entry) => {
    if (!touched && entry.startTime < hiddenAt) {
      largest = since(entry.startTime);
    }
  });

  // The worst burst of shifts: less than a second between two, five seconds in all.
  let shifts = 0;
  const burst = { sum: 0, first: 0, last: 0 };
  observe("layout-shift", (entry) => {
    if (entry.hadRecentInput) {
      return;
    }
    if (burst.sum === 0 || entry.startTime - burst.last > 1_000 || entry.startTime - burst.first > 5_000) {
      Object.assign(burst, { sum: 0, first: entry.startTime });
    }
    burst.sum += entry.value;
    burst.last = entry.startTime;
    shifts = Math.max(shifts, burst.sum);
  });

  // The slowest interaction; of every fifty one may be slower.
  const slowest = new Map();
  let fewest = Infinity;
  let most = 0;
  const interaction = (entry) => {
    if (!entry.interactionId) {
      return;
    }
    fewest = Math.min(fewest, entry.interactionId);
    most = Math.max(most, entry.interactionId);
    slowest.set(entry.interactionId, Math.max(entry.duration, slowest.get(entry.interactionId) ?? 0));
    if (slowest.size > 10) {
      const [least] = [...slowest].reduce((one, other) => (other[1] < one[1] ? other : one));
      slowest.delete(least);
    }
  };
  observe("event", interaction, { durationThreshold: 40 });
  observe("first-input", interaction);

  return () => {
    if (largest !== undefined) {
      timed("LCP", largest);
    }
    if (PerformanceObserver.supportedEntryTypes.includes("layout-shift")) {
      timed("CLS", shifts * 1_000);
    }
    if (slowest.size > 0) {
      const interactions = performance.interactionCount ?? (most - fewest) / 7 + 1; // Chromium counts ids in sevens
      const ranked = [...slowest.values()].sort((one, other) => other - one);
      timed("INP", ranked[Math.min(ranked.length - 1, Math.floor(interactions / 50))]);
    }
  };
}

if (page && csrf && !unwanted) {
  tell({ type: "page.viewed", page });
  for (const element of document.querySelectorAll("[data-step]")) {
    tell({ type: "order.step", step: element.dataset.step });
  }
  document.querySelector("form[data-order]")?.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) {
      tell({ type: "order.step", step: "form-submitted" });
    }
  });

  const finish = measure();
  let finished = false;
  const leave = () => {
    if (!finished) {
      finished = true;
      finish();
    }
    send();
  };
  setTimeout(send, SOON);
  addEventListener("visibilitychange", () => document.hidden && leave(), true);
  addEventListener("pagehide", leave, true);
  addEventListener("pageshow", (event) => {
    if (event.persisted) {
      tell({ type: "page.viewed", page });
      setTimeout(send, SOON);
    }
  });
}
