// The canvas of the timeline: its rows, and what the pointer and the keys do on it.

const LABELS = 190;
let layout = {rows: [], height: 0};

/** Builds the rows anew and draws them. */
function drawLanes() {
  layout = buildRows(currentTrace());
  label(paintLanes());
}

/** Draws the rows in view as they are; returns their indices. */
function paintLanes() {
  const trace = currentTrace();
  const box = byId('lanes');
  const height = Math.max(40, box.clientHeight);
  const width = Math.max(60, box.clientWidth - LABELS);
  byId('lane-sizer').style.height = Math.max(layout.height, height) + 'px';
  const top = box.scrollTop;
  const pen = sized(byId('lane-canvas'), width, height);
  const scale = scaleOf(placesOn(trace, view.axis), width);
  const first = Math.max(0, firstNotBelow(layout.rows.length, i => layout.rows[i].y + layout.rows[i].height, top));
  const shown = [];
  for (let r = first; r < layout.rows.length && layout.rows[r].y < top + height; r++) {
    shown.push(r);
    paintRow(pen, trace, layout.rows[r], scale, layout.rows[r].y - top);
  }
  paintGaps(pen, trace, scale, height);
  drawRuler(trace, width);
  paintFindings(pen, trace, scale, shown, top, height);
  paintPendedAcross(pen, trace, scale, shown, top);
  const name = 'Timeline of ' + rangeText(trace) + ', ' + counted(layout.rows.length, 'row');
  byId('lane-canvas').setAttribute('aria-label', name + '. Arrow keys move, plus and minus zoom; the rows are a tree beside it.');
  byId('group').textContent = view.group === 'object' ? 'By object' : 'By thread';
  byId('legend').textContent = 'slanted: not sure \u00b7 bar below: pending \u00b7 red: lost, left out or never answered';
  return shown;
}

function paintRow(pen, trace, row, scale, y) {
  if (row.key === selectedRow()) {
    pen.fillStyle = ink['select-ground'];
    pen.fillRect(0, y, scale.width, row.height);
  }
  pen.fillStyle = ink.line;
  pen.fillRect(0, y + row.height - 1, scale.width, 1);
  if (row.kind === 'object') {
    row.lane.main.forEach((line, i) => {
      paintBand(pen, trace, line, scale, y + 3 + i * BAND, BAND - 1);
    });
    paintAdopted(pen, row.lane, scale, y);
    paintTicks(pen, row.lane.at, scale, y + 1, 2);
    paintPending(pen, row.lane, scale, y + 5 + row.bands * BAND);
  } else if (row.kind === 'region') {
    paintBand(pen, trace, row.line, scale, y + 1, row.height - 3);
  } else if (row.kind === 'thread') {
    paintThread(pen, trace, row, scale, y);
  }
}

/** An object first seen in mid-life existed before: an arrow comes from the left. */
function paintAdopted(pen, lane, scale, y) {
  if (lane.isBorn || lane.at.length === 0) {
    return;
  }
  const x = scale.of(lane.at[0]);
  if (x < 0 || x > scale.width) {
    return;
  }
  pen.strokeStyle = ink.soft;
  pen.lineWidth = 1;
  pen.setLineDash([2, 3]);
  pen.beginPath();
  pen.moveTo(0, y + 8);
  pen.lineTo(x, y + 8);
  pen.stroke();
  pen.setLineDash([]);
}

function paintThread(pen, trace, row, scale, y) {
  const {records} = trace;
  for (let depth = 0; depth < row.depth; depth++) {
    const calls = row.thread.calls[depth] || [];
    let c = firstNotBelow(calls.length, k => scale.places[calls[k].from], view.from);
    while (c > 0 && (calls[c - 1].to < 0 || scale.places[calls[c - 1].to] >= view.from) && calls[c - 1].from >= 0) {
      c--;
      if (calls[c].to >= 0) {
        break;
      }
    }
    while (c < calls.length) {
      const call = calls[c];
      const from = scale.of(call.from);
      if (from > scale.width) {
        break;
      }
      const until = call.to >= 0 ? scale.of(call.to) : from + 12;
      const left = Math.max(0, from);
      const wide = Math.max(1, Math.min(scale.width, until) - left);
      if (until >= 0) {
        pen.fillStyle = depth % 2 ? ink['call-inner'] : ink.call;
        pen.fillRect(left, y + depth * 12 + 1, wide, 10);
        if (call.to < 0) {
          hatch(pen, left, y + depth * 12 + 1, wide, 10, ink.loss);
        }
        textIn(pen, records.shapes[records.shapeOf[call.from]].fn, left, y + depth * 12 + 6.5, wide);
      }
      const next = scale.place(Math.floor(Math.max(from, left)) + 1);
      c = wide < 2 ? Math.max(c + 1, firstNotBelow(calls.length, k => scale.places[calls[k].from], next)) : c + 1;
    }
  }
  paintLevel(pen, records, row.thread, scale, y + row.depth * 12 + 1);
}

/** The interrupt request level along a thread: higher is higher, broken where it was not recorded. */
function paintLevel(pen, records, thread, scale, y) {
  pen.strokeStyle = ink.level;
  pen.lineWidth = 1.5;
  pen.beginPath();
  const {at} = thread;
  let k = Math.max(0, firstNotBelow(at.length, i => scale.places[at[i]], view.from) - 1);
  let last = null;
  while (k < at.length) {
    const x = scale.of(at[k]);
    const irql = records.places[records.placeOf[at[k]]].irql;
    if (irql >= 0) {
      const level = y + 8 - Math.min(3, irql) * 2.5;
      if (last !== null) {
        pen.lineTo(x, last);
        pen.lineTo(x, level);
      } else {
        pen.moveTo(x, level);
      }
      last = level;
    }
    if (x > scale.width) {
      break;
    }
    k = Math.max(k + 1, firstNotBelow(at.length, i => scale.places[at[i]], scale.place(Math.max(0, Math.floor(x)) + 1)));
  }
  pen.stroke();
}

function selectedLane(trace) {
  if (view.object) {
    return trace.laneByName.get(view.object) || null;
  }
  const finding = trace.findings[view.finding];
  return finding && finding.object ? trace.laneByName.get(finding.object.name) || null : null;
}

function selectedRow() {
  const lane = selectedLane(currentTrace());
  return lane ? lane.name : '';
}

function canvasKey(event) {
  const moves = {
    ArrowLeft: () => pan(-0.2), ArrowRight: () => pan(0.2), PageUp: () => pan(-0.9), PageDown: () => pan(0.9),
    Home: () => pan(-1e9), End: () => pan(1e9),
    ArrowUp: () => byId('lanes').scrollBy(0, -44), ArrowDown: () => byId('lanes').scrollBy(0, 44),
  };
  if (event.key in moves) {
    moves[event.key]();
    event.preventDefault();
    event.stopPropagation();
  }
}

function startLanes() {
  const canvas = byId('lane-canvas');
  byId('lanes').addEventListener('scroll', drawLanes);
  byId('lane-labels').addEventListener('keydown', treeKey);
  canvas.addEventListener('keydown', canvasKey);
  canvas.addEventListener('wheel', event => {
    if (event.ctrlKey || event.shiftKey) {
      event.preventDefault();
      const scale = scaleOf([], canvas.clientWidth);
      zoom(event.deltaY > 0 ? 1.25 : 0.8, scale.place(event.offsetX));
    }
  }, {passive: false});
  let grip = null;
  canvas.addEventListener('pointerdown', event => {
    grip = {x: event.offsetX, from: view.from, to: view.to, moved: false};
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener('pointermove', event => {
    if (grip && Math.abs(event.offsetX - grip.x) > 3) {
      grip.moved = true;
      const by = (grip.x - event.offsetX) * (grip.to - grip.from) / canvas.clientWidth;
      setRange(grip.from + by, grip.to + by);
      showRange();
    }
  });
  canvas.addEventListener('pointerup', event => {
    if (grip && !grip.moved) {
      pick(event.offsetX, event.offsetY + byId('lanes').scrollTop);
    }
    grip = null;
  });
}

/** Selects the record, or the finding, next to a point. */
function pick(x, y) {
  const trace = currentTrace();
  const row = layout.rows.find(each => each.y <= y && y < each.y + each.height);
  if (!row || trace.records.size === 0) {
    return;
  }
  const scale = scaleOf(placesOn(trace, view.axis), byId('lane-canvas').clientWidth);
  const finding = row.lane && trace.findings.find(each =>
    each.object && each.object.name === row.lane.name && Math.abs(scale.of(indexOf(trace, each.event)) - x) < 6);
  if (finding) {
    selectFinding(finding.index);
    return;
  }
  const at = row.lane ? row.lane.at : row.thread ? row.thread.at : null;
  if (!at || at.length === 0) {
    return;
  }
  let k = Math.min(at.length - 1, firstNotBelow(at.length, i => scale.places[at[i]], scale.place(x)));
  if (k > 0 && Math.abs(scale.of(at[k - 1]) - x) < Math.abs(scale.of(at[k]) - x)) {
    k--;
  }
  if (row.lane && row.lane.name !== view.object) {
    view.object = row.lane.name;
  }
  selectEvent(trace.records.number[at[k]]);
}
