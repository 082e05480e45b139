// Operations that were pended, read off the regions that tell of them: from the question, or else from when an answer was
// owed, to when none was any more.

const ASKED = 1;
const POSSIBLE = 2;
const OWED = 3;
const CROWDED = 4;

function pendingOf(trace, lane) {
  const out = [];
  for (const line of lane.regions.values()) {
    let asked = -1;
    let open = null;
    for (let c = 0; c < line.at.length; c++) {
      const owed = trace.sets[line.set[c]].p;
      if (owed === undefined) {
        break;
      }
      line.isPending = true;
      const at = line.at[c];
      if (owed === ASKED && !open) {
        asked = at;
      } else if (owed >= POSSIBLE) {
        if (!open && (owed !== POSSIBLE || asked >= 0)) {
          open = {line, from: asked >= 0 ? asked : at, to: -1, isCertain: false, isCrowded: false};
          out.push(open);
        }
        if (open) {
          open.isCertain = open.isCertain || owed === OWED;
          open.isCrowded = open.isCrowded || owed === CROWDED;
        }
      } else {
        if (open) {
          open.to = at;
          open = null;
        }
        asked = owed === ASKED ? at : -1;
      }
    }
  }
  out.sort((a, b) => a.from - b.from);
  stack(out);
  return out;
}

/** Gives each interval a level, so that those that overlap stand above one another. */
function stack(intervals) {
  const ends = [];
  for (const each of intervals) {
    let level = ends.findIndex(end => end >= 0 && end <= each.from);
    if (level < 0) {
      level = ends.length;
    }
    each.level = level;
    ends[level] = each.to;
  }
}

/** What is said of an interval in a table. */
function pendingText(trace, each) {
  const {records} = trace;
  const from = records.time[each.from];
  const to = each.to < 0 ? NaN : records.time[each.to];
  const parts = [];
  if (each.to < 0) {
    parts.push('not answered in view');
  } else if (!Number.isNaN(to - from)) {
    parts.push(spanText(to - from));
  }
  if (each.isCrowded) {
    parts.push('asked for again meanwhile');
  }
  if (!each.isCertain) {
    parts.push('likely');
  }
  if (each.to >= 0 && threadKey(records.places[records.placeOf[each.from]]) !== threadKey(records.places[records.placeOf[each.to]])) {
    parts.push('answered on another thread');
  }
  return parts.join(', ');
}
