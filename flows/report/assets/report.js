/* Draws the chart, the table as of a day, and the CSV of a report page from the JSON that the page carries.
   Names come from filings and are hostile: they only ever reach the page through textContent and the chart's canvas. */
(function () {
  "use strict";
  var element = function (id) { return document.getElementById(id); };
  var source = element("report-data");
  if (!source) return;
  var data = JSON.parse(source.textContent);
  var style = function (name) { return getComputedStyle(document.documentElement).getPropertyValue(name).trim(); };
  // Okabe and Ito's palette, readable for colour-blind readers, then lighter companions.
  var COLOURS = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#b8a400", "#7b61a8", "#4d9a8f", "#a35d3c"];
  var DAY = 86400000;
  var time = function (day) { return Date.parse(day + "T00:00:00Z"); };
  var iso = function (ms) { return new Date(ms).toISOString().slice(0, 10); };
  var whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });
  var money = function (value) { return value === null || value === undefined ? "" : whole.format(value); };
  var short = function (value) {
    if (Math.abs(value) >= 1e9) return whole.format(value / 1e9) + "bn";
    if (Math.abs(value) >= 1e6) return whole.format(value / 1e6) + "m";
    if (Math.abs(value) >= 1e3) return whole.format(value / 1e3) + "k";
    return whole.format(value);
  };
  var open = function (position, day) { return position.from <= day && (position.to === null || position.to > day); };

  function series() {
    var days = data.days, groups = {}, order = [];
    data.positions.forEach(function (position) {
      if (!groups[position.group]) { groups[position.group] = { label: position.label, values: days.map(function () { return 0; }), peak: 0 }; order.push(groups[position.group]); }
      var group = groups[position.group];
      days.forEach(function (day, n) { if (open(position, day)) group.values[n] += position.amount; });
    });
    order.forEach(function (group) { group.peak = Math.max.apply(null, group.values); });
    order.sort(function (a, b) { return b.peak - a.peak || (a.label < b.label ? -1 : 1); });
    // A phone has room for the names of a few bands only.
    var bands = window.innerWidth < 640 ? 5 : COLOURS.length;
    var top = order.slice(0, bands), rest = order.slice(bands);
    if (rest.length) {
      top.push({ label: rest.length + " others", others: true, values: days.map(function (_, n) { return rest.reduce(function (sum, group) { return sum + group.values[n]; }, 0); }) });
    }
    return top;
  }

  var sized = function () { return data.outstanding && data.outstanding.length > 0; };

  // The issue's own line would flatten what holders did where they list only a small part of it.
  function offer() {
    var box = element("with-issue");
    if (!box) return;
    box.parentNode.hidden = !sized();
    if (!sized()) return;
    var peak = Math.max.apply(null, data.days.map(function (day) { return rowsAt(day).reduce(function (sum, p) { return sum + p.amount; }, 0); }));
    box.checked = peak >= 0.25 * Math.max.apply(null, data.outstanding);
    box.addEventListener("change", redraw);
  }

  function chart() {
    var canvas = element("chart");
    if (!canvas || !window.Chart || !data.days.length) return;
    var last = time(data.days[data.days.length - 1]), span = Math.max(last - time(data.days[0]), 30 * DAY), end = last + span * 0.04;
    var points = function (values) {
      var out = values.map(function (value, n) { return { x: time(data.days[n]), y: value }; });
      out.push({ x: end, y: values[values.length - 1] });
      return out;
    };
    var sets = series().map(function (group, n) {
      var colour = group.others ? style("--others") : COLOURS[n];
      return { label: group.label, data: points(group.values), borderColor: colour, backgroundColor: colour + "b3", borderWidth: 1, stepped: true, pointRadius: 0, fill: n === 0 ? "origin" : "-1", stack: "holders" };
    });
    if (sized() && element("with-issue").checked) {
      sets.push({ label: "Principal outstanding", data: points(data.outstanding), borderColor: style("--issue"), borderDash: [6, 4], borderWidth: 2, stepped: true, pointRadius: 0, fill: false, stack: "issue" });
    }
    var total = function (items) { return items.filter(function (i) { return i.dataset.stack === "holders"; }).reduce(function (sum, i) { return sum + i.parsed.y; }, 0); };
    return new window.Chart(canvas, {
      type: "line",
      data: { datasets: sets },
      options: {
        responsive: true, maintainAspectRatio: false, animation: false, parsing: false, normalized: true, interaction: { mode: "index", intersect: false },
        scales: {
          x: { type: "linear", min: time(data.days[0]), max: end, ticks: { color: style("--quiet"), maxRotation: 0, autoSkip: true, maxTicksLimit: 7, callback: function (value) { return iso(value).slice(0, 7); } }, grid: { color: style("--line") } },
          y: { stacked: true, beginAtZero: true, ticks: { color: style("--quiet"), callback: short }, grid: { color: style("--line") }, title: { display: true, text: data.currency + " principal", color: style("--quiet") } },
        },
        plugins: {
          legend: { position: "bottom", labels: { color: style("--ink"), boxWidth: 12, generateLabels: function (made) {
            return window.Chart.defaults.plugins.legend.labels.generateLabels(made).map(function (label) { if (label.text.length > 38) label.text = label.text.slice(0, 37) + "…"; return label; });
          } } },
          tooltip: {
            filter: function (item) { return item.parsed.y > 0; },
            itemSort: function (a, b) { return b.parsed.y - a.parsed.y; },
            callbacks: {
              title: function (items) { return items.length ? iso(items[0].parsed.x) : ""; },
              label: function (item) { return item.dataset.label + ": " + money(item.parsed.y); },
              footer: function (items) { return "Listed: " + money(total(items)); },
            },
          },
        },
      },
    });
  }

  function cell(row, text, kind) {
    var made = document.createElement("td");
    if (kind) made.className = kind;
    made.textContent = text;
    row.appendChild(made);
    return made;
  }

  function marks(target, position) {
    (position.marks || []).forEach(function (mark) {
      var text = (data.footnotes[position.accession] || {})[mark];
      var made = document.createElement("a");
      made.className = "mark";
      made.textContent = "(" + mark + ")";
      made.href = "#notes";
      made.setAttribute("data-text", text || "This mark is not explained in the filing.");
      made.setAttribute("aria-label", "Footnote " + mark + ": " + (text || "not explained in the filing"));
      target.appendChild(made);
    });
  }

  function link(target, accession) {
    var address = data.addresses[accession], made = document.createElement(address ? "a" : "span");
    made.textContent = accession;
    if (address) made.href = address;
    target.appendChild(made);
  }

  function rowsAt(day) {
    return data.positions.filter(function (position) { return open(position, day); }).sort(function (a, b) { return b.amount - a.amount || (a.name < b.name ? -1 : 1); });
  }

  function table(day) {
    var body = element("as-of-rows");
    if (!body) return;
    var rows = rowsAt(day), sum = rows.reduce(function (total, position) { return total + position.amount; }, 0);
    var size = data.outstanding && data.outstanding.length ? data.outstanding[Math.max(0, data.days.filter(function (d) { return d <= day; }).length - 1)] : null;
    body.textContent = "";
    rows.forEach(function (position) {
      var row = document.createElement("tr");
      marks(cell(row, position.name, "name"), position);
      if (position.issue) cell(row, position.issue + (position.matures && position.matures <= day ? " (matured)" : ""));
      var against = position.size || size;
      cell(row, money(position.amount), "number");
      cell(row, against ? (100 * position.amount / against).toFixed(2) + " %" : "", "number");
      cell(row, money(position.shares), "number wide");
      cell(row, position.from, "day wide");
      link(cell(row, "", "wide accession"), position.accession);
      body.appendChild(row);
    });
    element("as-of-total").textContent = money(sum);
    element("as-of-cover").textContent = size ? (100 * sum / size).toFixed(1) + " %" : "";
    element("as-of-count").textContent = rows.length + (rows.length === 1 ? " position" : " positions") + " on " + day;
  }

  function quoted(value) {
    var text = value === null || value === undefined ? "" : String(value);
    // A cell that a spreadsheet would run as a formula is made plain text.
    if (typeof value === "string" && /^[=+\-@\t\r]/.test(text)) text = "'" + text;
    return /[",\n\r]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  }

  function csv() {
    var lines = [["issue", "holder", "principal_amount", "shares", "valid_from", "valid_to", "closed_by", "change", "accession_number"]];
    data.positions.forEach(function (p) { lines.push([p.issue || data.title, p.name, p.amount, p.shares, p.from, p.to, p.closed_by, p.change, p.accession]); });
    var blob = new Blob([lines.map(function (line) { return line.map(quoted).join(","); }).join("\r\n") + "\r\n"], { type: "text/csv" });
    var made = document.createElement("a");
    made.href = URL.createObjectURL(blob);
    made.download = data.file + ".csv";
    made.click();
    setTimeout(function () { URL.revokeObjectURL(made.href); }, 1000);
  }

  function controls() {
    var slider = element("day-slider"), picker = element("day-picker");
    if (!slider || !data.days.length) return;
    slider.max = data.days.length - 1;
    slider.value = slider.max;
    picker.min = data.days[0];
    picker.value = data.days[data.days.length - 1];
    var show = function (day) { slider.setAttribute("aria-valuetext", day); table(day); };
    slider.addEventListener("input", function () { picker.value = data.days[+slider.value]; show(picker.value); });
    picker.addEventListener("change", function () {
      if (!picker.value) return;
      slider.value = Math.max(0, data.days.filter(function (day) { return day <= picker.value; }).length - 1);
      show(picker.value);
    });
    show(picker.value);
  }

  function look() {
    var button = element("look");
    if (!button) return;
    var dark = function () { return document.documentElement.dataset.look ? document.documentElement.dataset.look === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches; };
    button.hidden = false;
    button.addEventListener("click", function () {
      document.documentElement.dataset.look = dark() ? "light" : "dark";
      redraw();
    });
  }

  function redraw() {
    if (drawn) drawn.destroy();
    drawn = chart();
  }

  offer();
  var drawn = chart();
  controls();
  look();
  var save = element("save-csv");
  if (save) save.addEventListener("click", csv);
})();
