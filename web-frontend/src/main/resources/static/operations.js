// Keeps the operator's page up to date and draws its charts. What is shown is put into words by the server, here too: the
// page's first figures and all later ones come from the same place. Without this script the page's tables say it all.
const page = document.querySelector("[data-figures]");
const say = document.querySelector("[data-announce]");
const locale = document.documentElement.dataset.locale;
const EVERY = 5_000;
const SLOWEST = 60_000;
const UNATTENDED = 60 * 60_000; // Asking keeps the session alive, and nobody may be there.

const $ = (selector, root = page) => root.querySelector(selector);
const write = (element, text) => {
  if (element && element.textContent !== text) {
    element.textContent = text;
  }
};

// Numbers and times
const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
const tick = new Intl.DateTimeFormat(
  locale,
  page.dataset.range === "7d" ? { weekday: "short", hour: "2-digit", minute: "2-digit" } : { hour: "2-digit", minute: "2-digit" },
);
const count = new Intl.NumberFormat(locale);
const few = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });

function money(minor, currency, short) {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency, ...(short && { notation: "compact" }) });
  const digits = new Intl.NumberFormat(locale, { style: "currency", currency }).resolvedOptions().maximumFractionDigits;
  return format.format(minor / 10 ** digits);
}

function duration(ms) {
  const [unit, size] = ms < 1_000 ? ["ms", 1] : ms < 60_000 ? ["s", 1_000] : ms < 3_600_000 ? ["min", 60_000] : ["h", 3_600_000];
  return `${few.format(ms / size)}\u00a0${unit}`;
}

function spell(value, unit, short = false) {
  return unit === "count" ? count.format(value) : unit === "ms" ? duration(value) : money(value, unit, short);
}

// Charts: told apart by colour, and by dashes, points and hatching too
const INKS = { line: [1, 4], bar: [1, 2, 2], stack: [3, 2, 4, 5] };
const DASHES = [[], [6, 4], [2, 3]];
const POINTS = ["circle", "triangle", "rectRot"];
const quiet = matchMedia("(prefers-reduced-motion: reduce)");
const dark = matchMedia("(prefers-color-scheme: dark)");
const charts = new Map();
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function hatched(ink, kind) {
  if (kind === 0) {
    return ink;
  }
  const tile = document.createElement("canvas");
  tile.width = tile.height = 8;
  const pen = tile.getContext("2d");
  pen.fillStyle = pen.strokeStyle = ink;
  pen.globalAlpha = 0.35;
  pen.fillRect(0, 0, 8, 8);
  pen.globalAlpha = 1;
  pen.lineWidth = 2;
  pen.beginPath();
  if (kind === 1) {
    pen.moveTo(-2, 10), pen.lineTo(10, -2), pen.moveTo(-2, 2), pen.lineTo(2, -2), pen.moveTo(6, 10), pen.lineTo(10, 6);
  } else if (kind === 2) {
    pen.arc(4, 4, 1.5, 0, 7);
  } else {
    pen.moveTo(0, 4), pen.lineTo(8, 4);
  }
  pen.stroke();
  return pen.createPattern(tile, "repeat");
}

const axis = (line) => (line.unit === "count" || line.unit === "ms" ? line.unit : "money");
const alone = (values, at) => values[at - 1] == null && values[at + 1] == null;

function dataset(line, at) {
  const ink = colour(`--chart-${INKS[line.shape][at]}`);
  const bar = line.shape !== "line";
  const fill = !bar ? ink : line.shape === "stack" ? hatched(ink, at) : at > 0 ? hatched(ink, 1) : `${ink}73`;
  return {
    type: bar ? "bar" : "line",
    label: line.label,
    data: line.values,
    unit: line.unit,
    yAxisID: axis(line),
    order: bar ? 1 : 0,
    stack: line.shape === "stack" ? "all" : undefined,
    backgroundColor: fill,
    hoverBackgroundColor: fill,
    borderColor: ink,
    hoverBorderColor: ink,
    borderWidth: bar ? { top: 1, left: 1, right: 1, bottom: 0 } : 2,
    borderRadius: bar ? 2 : 0,
    borderDash: bar ? [] : DASHES[at % DASHES.length],
    borderJoinStyle: "round",
    pointStyle: bar ? "rect" : POINTS[at % POINTS.length],
    pointRadius: ({ dataIndex, dataset }) => (alone(dataset.data, dataIndex) || dataIndex % Math.ceil(dataset.data.length / 10) === 0 ? 3.5 : 0),
    pointHoverRadius: 5,
    pointBorderDash: [],
    maxBarThickness: 28,
  };
}

// Steps of time that people count in, as a decimal scale's would be 1.67 min.
const NICE = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 15e3, 3e4, 6e4, 12e4, 3e5, 6e5, 9e5, 18e5, 36e5, 72e5, 144e5, 288e5, 864e5];

function timeScale(lines) {
  const values = lines.filter((line) => line.unit === "ms").flatMap((line) => line.values).filter((value) => value != null);
  const most = Math.max(1, ...values);
  const least = Math.max(1, Math.min(most, ...values));
  if (most / least < 200) {
    return { type: "linear", ticks: { stepSize: NICE.find((step) => step >= most / 5) } };
  }
  const decades = [1, 10, 100, 1e3, 1e4, 6e4, 6e5, 36e5, 36e6, 864e5];
  return {
    type: "logarithmic",
    title: { display: true, text: page.dataset.log, color: colour("--muted"), font: { size: 11 } },
    min: decades.findLast((tick) => tick <= least),
    max: decades.find((tick) => tick >= most),
    afterBuildTicks: (scale) => {
      scale.ticks = decades.filter((tick) => tick >= scale.min && tick <= scale.max).map((value) => ({ value }));
    },
    ticks: { autoSkip: false },
  };
}

function scale(unit, lines, right) {
  const currency = lines.find((line) => axis(line) === "money")?.unit;
  const time = unit === "ms" ? timeScale(lines) : {};
  return {
    position: right ? "right" : "left",
    beginAtZero: true,
    stacked: lines.some((line) => line.shape === "stack"),
    suggestedMax: unit === "count" ? 4 : undefined,
    border: { display: false },
    grid: { color: colour("--line"), drawOnChartArea: !right },
    ...time,
    ticks: {
      color: colour("--muted"),
      precision: unit === "count" ? 0 : undefined,
      maxTicksLimit: 6,
      ...time.ticks,
      callback: (value) => spell(value, unit === "money" ? currency : unit, true),
    },
  };
}

// What a line of the legend shows: the line itself with its dashes, or a piece of the bar.
const legend = (chart) =>
  chart.data.datasets.map((set, datasetIndex) => ({
    text: set.label,
    fontColor: colour("--ink"),
    datasetIndex,
    fillStyle: set.backgroundColor,
    strokeStyle: set.borderColor,
    lineWidth: set.type === "bar" ? 1 : 2,
    lineDash: set.borderDash,
    pointStyle: set.type === "bar" ? "rect" : "line",
  }));

function options(board, chart) {
  const units = [...new Set(chart.lines.map(axis))];
  const ink = colour("--muted");
  return {
    responsive: true,
    maintainAspectRatio: false,
    animation: quiet.matches ? false : { duration: 250 },
    locale,
    interaction: { mode: "index", intersect: false },
    scales: {
      x: {
        stacked: true,
        border: { color: colour("--line-strong") },
        grid: { display: false },
        ticks: { color: ink, maxRotation: 0, autoSkipPadding: 18 },
      },
      ...Object.fromEntries(units.map((unit, at) => [unit, scale(unit, chart.lines, at > 0)])),
    },
    plugins: {
      legend: {
        display: true,
        position: "bottom",
        align: "start",
        onClick: () => {},
        labels: { generateLabels: legend, usePointStyle: true, pointStyleWidth: 26, boxHeight: 9, padding: 16 },
      },
      tooltip: {
        usePointStyle: true,
        callbacks: {
          title: ([item]) => item && moment.format(new Date(item.chart.times[item.dataIndex])),
          label: (item) => ` ${item.dataset.label}: ${spell(item.parsed.y, item.dataset.unit)}`,
        },
      },
    },
  };
}

function draw(board) {
  if (!globalThis.Chart || board.empty) {
    return;
  }
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  const labels = board.at.map((at) => tick.format(new Date(at)));
  for (const shown of board.charts) {
    const sets = shown.lines.map(dataset);
    let chart = charts.get(shown.id);
    if (!chart) {
      const canvas = $(`[data-chart="${shown.id}"] canvas`);
      chart = new Chart(canvas, { data: { labels, datasets: sets }, options: options(board, shown) });
      charts.set(shown.id, chart);
    }
    chart.times = board.at;
    chart.data.labels = labels;
    // In place, so that what is pointed at stays pointed at.
    sets.forEach((set, at) => (chart.data.datasets[at] = Object.assign(chart.data.datasets[at] ?? {}, set)));
    chart.data.datasets.length = sets.length;
    chart.options = options(board, shown);
    chart.update("none");
    $(`[data-chart="${shown.id}"] [data-nothing]`).hidden = !shown.empty;
    write($(`[data-chart="${shown.id}"] [data-says]`), shown.summary);
  }
}

// Tables: row by row, so that what somebody opened or reads stays where it is
function rows(body, wanted, key, make, fill) {
  const known = new Map([...body.rows].map((row) => [row.dataset.key, row]));
  let next = body.firstElementChild;
  for (const item of wanted) {
    const row = known.get(key(item)) ?? make(item);
    known.delete(key(item));
    row.dataset.key = key(item);
    fill(row, item);
    if (row === next) {
      next = next.nextElementSibling;
    } else {
      body.insertBefore(row, next);
    }
  }
  for (const gone of known.values()) {
    gone.remove();
  }
}

function time(element, at, spelt) {
  if (element.dateTime !== at) {
    element.dateTime = at;
    element.title = spelt ?? "";
    element.textContent = moment.format(new Date(at));
  }
}

function makeRow(row, columns) {
  const made = document.createElement("tr");
  row.cells.forEach((cell, at) => {
    const element = document.createElement(at === 0 ? "th" : "td");
    if (at === 0) {
      element.scope = "row";
      element.append(document.createElement(cell.at ? "time" : "span"));
    } else {
      element.className = columns[at].number ? "number" : "";
      element.append(document.createElement("span"), " ");
    }
    made.append(element);
  });
  return made;
}

function fillRow(made, row) {
  row.cells.forEach((cell, at) => {
    const element = made.cells[at];
    if (cell.at) {
      time(element.firstElementChild, cell.at, cell.text);
      return;
    }
    if (at === 0) {
      write(element, cell.text);
      return;
    }
    write(element.firstElementChild, cell.text);
    element.dataset.mark = cell.mark;
    let mark = $("small", element);
    if (!mark && cell.says) {
      mark = element.appendChild(document.createElement("small"));
    }
    if (mark) {
      write(mark, cell.says);
    }
  });
}

function tables(board) {
  for (const table of [...board.tables, ...board.charts.map((chart) => chart.table)]) {
    const body = $(`[data-table="${table.id}"] tbody`);
    rows(body, table.rows, (row) => row.key, (row) => makeRow(row, table.columns), fillRow);
  }
  const records = $("[data-records]");
  const plain = (text) => text.replace(/[^\w-]/g, ""); // commands are there to be pasted into a shell
  rows(
    $("tbody", records),
    board.records,
    (record) => `${record.at} ${record.shardId}`,
    () => $("[data-record]", records).content.firstElementChild.cloneNode(true),
    (row, record) => {
      time($("time", row), record.at);
      write(row.cells[1], record.shardId);
      write($("summary", row), record.first);
      write($("pre", row), records.dataset.commands.replace("{shard}", plain(record.shardId)).replace("{first}", plain(record.first)));
      write(row.cells[3], record.last);
    },
  );
}

function figures(board) {
  for (const figure of board.figures) {
    const tile = $(`[data-figure="${figure.id}"]`);
    write($("[data-value]", tile), figure.value);
    write($("[data-note]", tile), figure.note);
    tile.dataset.mark = figure.mark;
    $("path", tile).setAttribute("d", figure.spark);
  }
  for (const step of board.steps) {
    const line = $(`[data-funnel="${step.id}"]`);
    write($("[data-value]", line), step.count);
    write($("[data-note]", line), step.share);
    $("rect", line).setAttribute("width", `${step.percent}%`);
  }
  const lost = $("[data-lost]");
  lost.hidden = board.lost.length === 0;
  $("ul", lost).replaceChildren(
    ...board.lost.map((sentence) => {
      const line = document.createElement("li");
      line.textContent = sentence;
      return line;
    }),
  );
}

let latest;
function show(board) {
  latest = board;
  $("[data-empty]").hidden = !board.empty;
  $("[data-board]").hidden = board.empty;
  time($("[data-as-of]"), board.asOf);
  figures(board);
  tables(board);
  draw(board);
}

// Asking again and again: live, stale (asking goes on), paused (nobody is there), ended or refused (asking is over)
let timer;
let wait = EVERY;
let attended = Date.now();
let asking = false;

function state(now) {
  if (page.dataset.state !== now) {
    const before = page.dataset.state;
    page.dataset.state = now;
    if (now !== "live" || before !== "paused") {
      say.textContent = $(`.watch-${now}`)?.textContent ?? "";
    }
  }
}

async function ask() {
  // No text/html in Accept: after a sign-in the page is to be repeated, not this.
  const answer = await fetch(page.dataset.figures, {
    redirect: "manual",
    headers: { Accept: "application/json" },
    signal: AbortSignal.timeout(15_000),
  });
  if (answer.ok) {
    if (page.dataset.state === "failed") {
      location.reload();
      return;
    }
    show(await answer.json());
    wait = EVERY;
    state("live");
  } else if (answer.status === 429 || answer.status >= 500) {
    later(1000 * Number(answer.headers.get("Retry-After") ?? 0));
  } else {
    state(answer.type === "opaqueredirect" || answer.status === 401 ? "ended" : "refused");
  }
}

function later(least = 0) {
  wait = Math.min(SLOWEST, Math.max(least, wait * 2));
  if (page.dataset.state !== "failed") {
    state("stale");
  }
}

async function round() {
  clearTimeout(timer);
  if (asking || document.hidden || ["ended", "refused"].includes(page.dataset.state)) {
    return;
  }
  if (Date.now() - attended > UNATTENDED) {
    state("paused");
    return;
  }
  asking = true;
  try {
    await ask();
  } catch {
    later(); // offline, or the server restarts
  }
  asking = false;
  timer = setTimeout(round, wait);
}

for (const sign of ["pointermove", "keydown", "scroll"]) {
  addEventListener(sign, () => {
    attended = Date.now();
    if (page.dataset.state === "paused") {
      round();
    }
  }, { passive: true });
}
document.addEventListener("visibilitychange", () => {
  if (document.hidden) {
    clearTimeout(timer);
  } else {
    attended = Date.now();
    wait = EVERY;
    round();
  }
});
dark.addEventListener("change", () => latest && draw(latest));
if (page.dataset.state === "failed") {
  timer = setTimeout(round, 2 * EVERY);
} else {
  round();
}
