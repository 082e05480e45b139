// The whole trace in one strip: how dense records are, findings, what is missing, and a brush for the part that is shown.

function drawOverview() {
  const trace = currentTrace();
  const canvas = byId('overview');
  const width = Math.max(60, canvas.parentElement.clientWidth - 20);
  const height = 56;
  const pen = sized(canvas, width, height);
  const [start, end] = extent(trace, view.axis);
  const x = place => (place - start) / (end - start) * width;
  pen.fillStyle = ink.panel;
  pen.fillRect(0, 0, width, height);
  paintDensity(pen, trace, x, width, height - 12);
  const places = placesOn(trace, view.axis);
  for (const gap of trace.records.gaps) {
    const from = gap.before === 0 ? 0 : x(places[gap.before - 1]);
    hatch(pen, from, 0, Math.max(1, x(places[gap.before]) - from), height - 12, ink.loss);
  }
  pen.fillStyle = ink.loss;
  for (const loss of trace.losses) {
    const index = indexOf(trace, loss.after + 0.5);
    pen.fillRect(index < 0 ? 0 : x(places[index]) - 1, 0, 2, height - 12);
  }
  for (const finding of trace.findings) {
    const at = places.length === 0 ? 0 : x(places[indexOf(trace, finding.event)]);
    pen.fillStyle = levelInk(finding);
    const chosen = finding.index === view.finding;
    pen.fillRect(at - (chosen ? 2 : 1), height - 12, chosen ? 5 : 2, 12);
  }
  const from = x(view.from);
  const to = Math.max(from + 3, x(view.to));
  pen.fillStyle = ink.ground;
  pen.globalAlpha = 0.55;
  pen.fillRect(0, 0, from, height);
  pen.fillRect(to, 0, width - to, height);
  pen.globalAlpha = 1;
  pen.strokeStyle = ink.select;
  pen.lineWidth = 2;
  pen.strokeRect(from + 1, 1, Math.max(1, to - from - 2), height - 2);
  canvas.setAttribute('aria-valuenow', Math.round((view.from - start) / (end - start) * 100));
  canvas.setAttribute('aria-valuetext', rangeText(trace));
  byId('range').textContent = rangeText(trace);
  byId('axis').textContent = view.axis === 'order' ? 'By order' : 'By time';
  byId('axis').disabled = !hasTimes(trace);
}

/** By time: how many records a pixel; by order: how fast they came, on a scale of tens. */
function paintDensity(pen, trace, x, width, height) {
  const bins = trace.data.density;
  if (!bins || bins.from.length === 0) {
    return;
  }
  const heights = new Float64Array(Math.ceil(width) + 1);
  for (let b = 0; b < bins.from.length; b++) {
    const count = b + 1 === bins.from.length ? bins.last : bins.size;
    if (view.axis === 'time') {
      if (bins.from[b] >= 0) {
        spread(heights, x(bins.from[b]), x(bins.to[b]), count);
      }
    } else {
      const lasts = bins.from[b] < 0 ? 0 : Math.max(1, bins.to[b] - bins.from[b]) + (bins.size === 1 ? gapAfter(bins, b) : 0);
      const rate = lasts === 0 ? 1 : count / lasts;
      const from = Math.max(0, Math.floor(x(b * bins.size + 1)));
      const to = Math.min(heights.length, Math.ceil(x(b * bins.size + 1 + count)));
      for (let px = from; px < to; px++) {
        heights[px] = Math.max(heights[px], Math.log10(1 + rate * 1e9));
      }
    }
  }
  const most = heights.reduce((a, b) => Math.max(a, b), 0) || 1;
  pen.fillStyle = ink.soft;
  for (let px = 0; px < heights.length; px++) {
    const tall = heights[px] === 0 ? 0 : Math.max(1, heights[px] / most * (height - 4));
    pen.fillRect(px, height - tall, 1, tall);
  }
}

function gapAfter(bins, b) {
  const next = bins.from[b + 1];
  return next === undefined || next < 0 ? 0 : Math.max(0, next - bins.to[b]);
}

function spread(heights, from, to, count) {
  const first = Math.max(0, Math.floor(from));
  const last = Math.min(heights.length - 1, Math.floor(to));
  for (let px = first; px <= last; px++) {
    heights[px] += count / (last - first + 1);
  }
}

function startOverview() {
  const canvas = byId('overview');
  const placeAt = event => {
    const [start, end] = extent(currentTrace(), view.axis);
    return start + event.offsetX / canvas.clientWidth * (end - start);
  };
  let grip = null;
  canvas.addEventListener('pointerdown', event => {
    const place = placeAt(event);
    const inside = place > view.from && place < view.to && view.to - view.from < extentWidth() * 0.98;
    grip = {place, inside, from: view.from, to: view.to};
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener('pointermove', event => {
    if (grip) {
      const place = placeAt(event);
      if (grip.inside) {
        setRange(grip.from + place - grip.place, grip.to + place - grip.place);
      } else {
        setRange(Math.min(grip.place, place), Math.max(grip.place, place));
      }
      showRange();
    }
  });
  canvas.addEventListener('pointerup', event => {
    const place = placeAt(event);
    if (grip && !grip.inside && place === grip.place) {
      const half = (grip.to - grip.from) / 2;
      setRange(place - half, place + half);
      showRange();
    }
    grip = null;
  });
  canvas.addEventListener('keydown', canvasKey);
  byId('axis').addEventListener('click', switchAxis);
  byId('all').addEventListener('click', () => {
    showAll();
    showRange();
  });
}

function extentWidth() {
  const [start, end] = extent(currentTrace(), view.axis);
  return end - start;
}
