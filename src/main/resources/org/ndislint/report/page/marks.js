// What is drawn over the rows: what is missing, findings, the selected record, and what crosses threads.

/** Where records are missing from the trace, or from this page. */
function paintGaps(pen, trace, scale, height) {
  for (const loss of trace.losses) {
    const index = indexOf(trace, loss.after + 0.5);
    const x = index < 0 ? 0 : (scale.of(Math.max(0, index - 1)) + scale.of(index)) / 2;
    if (x >= -2 && x <= scale.width + 2) {
      pen.fillStyle = ink.loss;
      pen.globalAlpha = 0.6;
      pen.fillRect(x - 1, 0, 3, height);
      pen.globalAlpha = 1;
    }
  }
  for (const gap of trace.records.gaps) {
    const from = gap.before === 0 ? scale.x(extent(trace, view.axis)[0]) : scale.of(gap.before - 1);
    const to = scale.of(gap.before);
    if (to >= 0 && from <= scale.width) {
      const left = Math.max(0, from);
      hatch(pen, left, 0, Math.max(1, Math.min(scale.width, to) - left), height, ink.loss);
    }
  }
}

function levelInk(finding) {
  return finding.level === 'inconclusive' ? ink.open : ink[finding.level] || ink.error;
}

/** A finding as a mark on the row of its object, and the selected one as a line through all rows. */
function paintFindings(pen, trace, scale, shown, top, height) {
  const rowOf = new Map(shown.map(r => [layout.rows[r].key, layout.rows[r]]));
  for (const finding of trace.findings) {
    const x = scale.of(indexOf(trace, finding.event));
    if (x < -4 || x > scale.width + 4) {
      continue;
    }
    if (finding.index === view.finding) {
      pen.strokeStyle = levelInk(finding);
      pen.lineWidth = 1.5;
      pen.beginPath();
      pen.moveTo(x, 0);
      pen.lineTo(x, height);
      pen.stroke();
    }
    const row = finding.object && rowOf.get(finding.object.name);
    if (row) {
      pen.fillStyle = levelInk(finding);
      pen.beginPath();
      pen.moveTo(x, row.y - top + 1);
      pen.lineTo(x + 5, row.y - top + 9);
      pen.lineTo(x - 5, row.y - top + 9);
      pen.fill();
    }
  }
  if (view.event > 0 && trace.records.size > 0) {
    const x = scale.of(indexOf(trace, view.event));
    pen.strokeStyle = ink.select;
    pen.lineWidth = 1;
    pen.beginPath();
    pen.moveTo(x, 0);
    pen.lineTo(x, height);
    pen.stroke();
  }
}

/** By thread: what the selected object had pended, as lines from the thread that asked to the one that answered. */
function paintPendedAcross(pen, trace, scale, shown, top) {
  const lane = selectedLane(trace);
  if (!lane) {
    return;
  }
  const {records} = trace;
  const rowOf = new Map(shown.map(r => [layout.rows[r].key, layout.rows[r]]));
  pen.strokeStyle = ink.pending;
  pen.lineWidth = 1.5;
  for (const each of lane.pending.slice(0, 400)) {
    const from = rowOf.get(threadKey(records.places[records.placeOf[each.from]]));
    const to = each.to < 0 ? null : rowOf.get(threadKey(records.places[records.placeOf[each.to]]));
    if (from && to && scale.of(each.to) > 0 && scale.of(each.from) < scale.width) {
      pen.beginPath();
      pen.moveTo(scale.of(each.from), from.y - top + 6);
      pen.lineTo(scale.of(each.to), to.y - top + 6);
      pen.stroke();
    }
  }
}
