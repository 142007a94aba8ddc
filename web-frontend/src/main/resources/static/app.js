// Comforts only: every page works without this script.
const locale = document.documentElement.dataset.locale;

// Times in the reader's own zone; the server can only know UTC.
const clock = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
const localize = (root) => {
  for (const time of root.querySelectorAll("time[datetime]")) {
    time.title = time.textContent;
    time.textContent = clock.format(new Date(time.dateTime));
  }
};
localize(document);
document.addEventListener("part", (event) => localize(event.target));

// The total while the form is filled in; the one that counts is made by the server.
const order = document.querySelector("form[data-order]");
if (order) {
  const quantities = [...order.querySelectorAll("input[data-price]")];
  const summary = order.querySelector("[data-summary]");
  const quantity = (input) => (/^\s*\d+\s*$/.test(input.value) ? Number(input.value) : 0);
  const show = () => {
    const minor = quantities.reduce((sum, input) => sum + quantity(input) * Number(input.dataset.price), 0);
    const currency = quantities[0]?.dataset.currency ?? "EUR";
    const money = new Intl.NumberFormat(locale, { style: "currency", currency });
    const digits = money.resolvedOptions().maximumFractionDigits;
    summary.querySelector("[data-total]").textContent = money.format(minor / 10 ** digits);
    summary.hidden = false;
    for (const input of quantities) {
      input.closest("[data-product]").classList.toggle("chosen", quantity(input) > 0);
    }
  };
  order.addEventListener("input", show);
  show();
}

// How much of a text's room is used.
for (const text of document.querySelectorAll("textarea[data-counted]")) {
  const count = document.querySelector(`[data-count="${text.id}"]`);
  const show = () => {
    count.textContent = `${text.value.length} / ${text.maxLength}`;
    count.classList.toggle("full", text.value.length >= text.maxLength);
  };
  text.addEventListener("input", show);
  show();
}

// One click is enough. The server takes a second one for the same order anyway.
for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.querySelector("button[aria-disabled]")) {
      event.preventDefault();
      return;
    }
    for (const button of form.querySelectorAll("button")) {
      button.setAttribute("aria-disabled", "true");
    }
  });
}
addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("button[aria-disabled]")) {
    button.removeAttribute("aria-disabled");
  }
});
