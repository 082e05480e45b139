// A record in words: one line of shorthand, as witnesses have it.

const MARKS = ['>', '<', '=', '!', '@'];

function valuesOf(records, i) {
  const {keys} = records.shapes[records.shapeOf[i]];
  return keys.map((key, k) => [key, records.values[records.valueOf[records.valueFrom[i] + k]]]);
}

function recordText(trace, i) {
  const {records} = trace;
  const shape = records.shapes[records.shapeOf[i]];
  const parts = [MARKS[shape.kind], shape.fn];
  if (shape.status) {
    parts.push('status=' + shape.status);
  }
  for (const [key, value] of valuesOf(records, i)) {
    parts.push(key + '=' + value);
  }
  if (shape.buffers > 1) {
    parts.push('(' + (shape.buffers - 1) + ' more buffers)');
  }
  if (shape.driver) {
    parts.push('driver=' + shape.driver);
  }
  return parts.join(' ');
}

/** What the record changed: of each object the regions, with what was known before. */
function changesAt(trace, i) {
  const out = [];
  for (const lane of lanesOf(trace, i)) {
    for (const line of lane.regions.values()) {
      const c = firstNotBelow(line.at.length, k => line.at[k], i);
      if (c < line.at.length && line.at[c] === i) {
        const isKnown = c > 0 && trace.records.epoch[line.at[c - 1]] === trace.records.epoch[i];
        const before = isKnown ? trace.sets[line.set[c - 1]].t : '';
        const after = trace.sets[line.set[c]].t;
        if (before !== after) {
          out.push({lane, region: line.name, before, after});
        }
      }
    }
  }
  return out;
}

/** What was known of an object just before and after a record. */
function statesAt(trace, lane, i) {
  return [...lane.regions.values()].map(line => {
    const c = firstNotBelow(line.at.length, k => line.at[k], i);
    const isHere = c < line.at.length && line.at[c] === i;
    const before = c > 0 ? trace.sets[line.set[c - 1]].t : '';
    return {region: line.name, before, after: isHere ? trace.sets[line.set[c]].t : before};
  }).filter(state => state.before || state.after);
}

function changesText(trace, i) {
  return changesAt(trace, i).map(change =>
    change.lane.name + ' ' + change.region + ': ' + (change.before ? change.before + ' \u2192 ' : '') + change.after).join('; ');
}
