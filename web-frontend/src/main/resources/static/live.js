// Lets an open page go on by itself. An element with data-poll names the address of the page's newer parts, and with
// data-after the milliseconds until it is worth asking; each [data-part] of the answer replaces the one on the page.
// A page whose parts no longer hold a data-poll is finished. Runs before app.js, which changes what parts look like.
const SLOWEST = 20_000;
const GROWTH = 1.5;
const FAILURES = 5;
const UNATTENDED = 20 * 60_000; // Asking keeps the session alive, and nobody may be there.

const say = document.querySelector("[data-announce]");
const parts = [...document.querySelectorAll("[data-part]")];
const shown = new Map(parts.map((part) => [part, part.innerHTML]));
const poll = () => document.querySelector("[data-poll]");
let wait = 0;
let failures = 0;
let timer;
let until;

function replaceParts(answer) {
  let changed = false;
  for (const part of parts) {
    const next = answer.querySelector(`[data-part="${part.dataset.part}"]`);
    if (!next || next.innerHTML === shown.get(part)) {
      continue;
    }
    const focused = part.contains(document.activeElement);
    shown.set(part, next.innerHTML);
    part.replaceChildren(...document.importNode(next, true).childNodes);
    part.dispatchEvent(new CustomEvent("part", { bubbles: true }));
    if (focused) {
      (part.querySelector("a, button") ?? document.getElementById("content")).focus({ preventScroll: true });
    }
    changed = true;
  }
  return changed;
}

async function ask() {
  const address = poll().dataset.poll;
  // No text/html in Accept: after a sign-in the page is to be repeated, not this.
  const answer = await fetch(address, { redirect: "manual", headers: { Accept: "*/*" }, signal: AbortSignal.timeout(15_000) });
  if (!answer.ok) {
    // A redirect is the end of the session. Other refusals won't change by asking again, except these.
    const passes = answer.status === 429 || answer.status >= 500;
    failures = passes ? failures + 1 : FAILURES;
    wait = Math.max(wait, 1000 * Number(answer.headers.get("Retry-After") ?? 0));
    return;
  }
  failures = 0;
  const newer = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (replaceParts(newer)) {
    say.textContent = newer.querySelector("[data-say]")?.textContent ?? "";
  }
}

function pause() {
  clearTimeout(timer);
}

function goOn() {
  pause();
  const element = poll();
  if (!element || document.hidden) {
    return;
  }
  if (failures >= FAILURES || Date.now() > until) {
    element.classList.add("stopped");
    return;
  }
  timer = setTimeout(async () => {
    try {
      await ask();
    } catch {
      failures++; // offline, or the server restarts
    }
    wait = Math.min(SLOWEST, wait * GROWTH);
    goOn();
  }, wait);
}

function begin() {
  const element = poll();
  if (element) {
    element.classList.remove("stopped");
    wait = Number(element.dataset.after);
    failures = 0;
    until = Date.now() + UNATTENDED;
    goOn();
  }
}

document.addEventListener("visibilitychange", () => (document.hidden ? pause() : begin()));
begin();
