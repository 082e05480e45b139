// Drawing on a canvas: colours of the page, bands of states, calls, marks. Whatever the zoom, a row costs one stroke a pixel.

const ink = {};

function readInk() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ['ground', 'panel', 'ink', 'soft', 'line', 'error', 'warning', 'info', 'open', 'select', 'select-ground',
    'loss', 'band-light', 'band-ink', 'unsure', 'call', 'call-inner', 'level', 'pending']) {
    ink[name] = style.getPropertyValue('--' + name).trim();
  }
  bandInks.clear();
}

const bandInks = new Map();

/** A colour for a set of states: of one state by its name, of several a pale one. */
function bandInk(set) {
  let out = bandInks.get(set);
  if (!out) {
    if (set.n !== 1) {
      out = ink.unsure;
    } else {
      let hash = 7;
      for (const c of set.t) {
        hash = (hash * 31 + c.codePointAt(0)) % 3600;
      }
      out = 'hsl(' + hash / 10 + (set.e ? ' 8% ' : ' 52% ') + ink['band-light'] + ')';
    }
    bandInks.set(set, out);
  }
  return out;
}

/** Fits a canvas to its size on the screen; returns what draws on it. */
function sized(canvas, width, height) {
  const scale = window.devicePixelRatio || 1;
  if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) {
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.style.width = width + 'px';
    canvas.style.height = height + 'px';
  }
  const pen = canvas.getContext('2d');
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.clearRect(0, 0, width, height);
  pen.font = '11px system-ui, "Segoe UI", "DejaVu Sans", sans-serif';
  pen.textBaseline = 'middle';
  return pen;
}

/** What maps places to pixels of a canvas. */
function scaleOf(places, width) {
  const perUnit = width / (view.to - view.from);
  return {
    places,
    width,
    x: place => (place - view.from) * perUnit,
    of: index => (places[index] - view.from) * perUnit,
    place: x => view.from + x / perUnit,
  };
}

const MOST_WIDTHS = 5000;
const widths = new Map();

/** How wide a text is; the same few come again and again. */
function widthOf(pen, text) {
  let out = widths.get(text);
  if (out === undefined) {
    if (widths.size === MOST_WIDTHS) {
      widths.clear();
    }
    out = pen.measureText(text).width;
    widths.set(text, out);
  }
  return out;
}

function textIn(pen, text, x, y, width) {
  if (width < 20) {
    return;
  }
  let shown = text;
  if (widthOf(pen, shown) > width - 6) {
    const most = Math.floor((width - 12) / 6);
    if (most < 2) {
      return;
    }
    shown = text.slice(0, most) + '\u2026';
  }
  pen.fillStyle = ink['band-ink'];
  pen.fillText(shown, x + 3, y);
}

/** The states of one region along a row. A set holds until the next, or until records are left out or missing. */
function paintBand(pen, trace, line, scale, y, height) {
  const {at, set} = line;
  const {epoch, size} = trace.records;
  let c = Math.max(0, firstNotBelow(at.length, k => scale.places[at[k]], view.from) - 1);
  let done = -1;
  for (; c < at.length; c++) {
    const from = Math.max(0, scale.of(at[c]));
    if (from > scale.width) {
      break;
    }
    const isLast = c + 1 === at.length;
    const of = trace.sets[set[c]];
    let end = isLast ? size - 1 : at[c + 1];
    const isBroken = epoch[end] !== epoch[at[c]];
    if (isBroken) {
      end = firstNotBelow(size, i => epoch[i], epoch[at[c]] + 1) - 1;
    }
    if (isLast && of.e) {
      end = at[c];
    }
    let to = Math.min(scale.width, isLast && !of.e && !isBroken ? scale.x(extent(trace, view.axis)[1]) : scale.of(end));
    to = Math.max(to, from + 2);
    if (to <= done) {
      continue; // less than a pixel
    }
    done = Math.max(done, Math.floor(from) + 1);
    pen.fillStyle = bandInk(of);
    pen.fillRect(from, y, to - from, height);
    if (of.n !== 1) {
      hatch(pen, from, y, to - from, height, ink.soft);
    }
    textIn(pen, of.t, from, y + height / 2, to - from);
  }
}

/** Slanted lines: not known for sure. */
function hatch(pen, x, y, width, height, colour) {
  pen.save();
  pen.beginPath();
  pen.rect(x, y, width, height);
  pen.clip();
  pen.strokeStyle = colour;
  pen.globalAlpha = 0.35;
  pen.lineWidth = 1;
  pen.beginPath();
  const step = Math.max(8, width / 200);
  for (let at = x - height - ((x - height) % step); at < x + width; at += step) {
    pen.moveTo(at, y + height);
    pen.lineTo(at + height, y);
  }
  pen.stroke();
  pen.restore();
}

/** Marks of records along a row, one a pixel. */
function paintTicks(pen, at, scale, y, height) {
  pen.fillStyle = ink.soft;
  let k = firstNotBelow(at.length, i => scale.places[at[i]], view.from);
  while (k < at.length) {
    const x = Math.floor(scale.of(at[k]));
    if (x > scale.width) {
      break;
    }
    pen.fillRect(x, y, 1, height);
    const next = scale.place(x + 1);
    k = Math.max(k + 1, firstNotBelow(at.length, i => scale.places[at[i]], next));
  }
}

/** Pended operations as bars below the states: dashed where it is not sure, open where no answer was seen. */
function paintPending(pen, lane, scale, y) {
  for (const each of lane.pending) {
    const from = scale.of(each.from);
    const to = each.to < 0 ? scale.width : scale.of(each.to);
    if (to < 0 || from > scale.width) {
      continue;
    }
    const height = y + 4 * Math.min(3, each.level);
    pen.strokeStyle = each.to < 0 ? ink.loss : ink.pending;
    pen.lineWidth = 3;
    pen.setLineDash(each.isCertain && !each.isCrowded ? [] : [4, 3]);
    pen.beginPath();
    pen.moveTo(Math.max(0, from), height);
    pen.lineTo(Math.min(scale.width, Math.max(to, from + 2)), height);
    pen.stroke();
    pen.setLineDash([]);
    if (each.to < 0) {
      pen.fillStyle = ink.loss;
      pen.beginPath();
      pen.moveTo(scale.width, height - 4);
      pen.lineTo(scale.width - 5, height);
      pen.lineTo(scale.width, height + 4);
      pen.fill();
    }
  }
}
