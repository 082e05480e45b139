// The rows of the timeline, from top to bottom: objects below what they belong to, each with its regions, and threads.

const BAND = 13;
const THIN = 16;
const FEW = 40;

/** Whether a row shows what is below it: as the user said, else as it usually does. */
function isOpen(key, usual) {
  return view.folds.has(key) ? view.folds.get(key) : usual;
}

function toggle(row, open) {
  if (row.foldable && (open === undefined || open !== row.open)) {
    view.folds.set(row.key, !row.open);
    show({});
  }
}

/** Opens all that is above an object, so that it has a row. */
function unfoldTo(lane) {
  view.folds.set('objects', true);
  for (let above = lane.parent; above; above = above.parent) {
    view.folds.set(above.name, true);
  }
}

function buildRows(trace) {
  const rows = [];
  let y = 0;
  const add = row => {
    row.y = y;
    y += row.height;
    rows.push(row);
  };
  const parts = [() => addObjects(trace, add), () => addThreads(trace, add)];
  if (view.group === 'thread') {
    parts.reverse();
  }
  parts.forEach(part => part());
  return {rows, height: y};
}

function addObjects(trace, add) {
  const open = isOpen('objects', view.group === 'object');
  add({key: 'objects', label: 'Objects (' + trace.lanes.length + ')', level: 1, kind: 'heading', height: THIN, foldable: true, open});
  if (open) {
    const few = trace.lanes.length <= FEW;
    trace.roots.forEach(lane => addLane(lane, 2, few, add));
  }
}

function addLane(lane, level, usual, add) {
  const foldable = lane.children.length > 0 || lane.regions.size > 0;
  const open = foldable && isOpen(lane.name, usual && lane.children.length > 0);
  const levels = lane.pending.reduce((most, each) => Math.max(most, each.level + 1), 0);
  add({
    key: lane.name, label: lane.name, note: laneNote(lane), level, kind: 'object', lane, foldable, open,
    bands: Math.max(1, lane.main.length), height: 5 + BAND * Math.max(1, lane.main.length) + 4 * Math.min(4, Math.max(1, levels)),
  });
  if (open) {
    const key = lane.name + '/regions';
    const few = isOpen(key, lane.children.length === 0);
    if (lane.regions.size > 0) {
      add({
        key, label: counted(lane.regions.size, 'state machine'), level: level + 1, kind: 'heading', height: THIN,
        foldable: true, open: few, ofLane: lane,
      });
      if (few) {
        lane.regions.forEach(line =>
          add({key: lane.name + '/' + line.name, label: line.name, level: level + 2, kind: 'region', lane, line, height: THIN}));
      }
    }
    lane.children.forEach(child => addLane(child, level + 1, usual, add));
  }
}

/** What a person should know of a lane before its states. */
function laneNote(lane) {
  const notes = [lane.handle];
  if (!lane.isBorn) {
    notes.push('adopted: first seen in mid-life');
  }
  if (!lane.isOver) {
    notes.push(lane.isFollowed ? 'unfinished: not over when the trace ends' : 'not followed to its end');
  }
  if (lane.parent && !lane.isCertain) {
    notes.push('likely part of ' + lane.parent.name);
  }
  const owed = lane.pending.filter(each => each.to < 0).length;
  if (owed > 0) {
    notes.push(owed + ' not answered');
  }
  return notes.join(', ');
}

function addThreads(trace, add) {
  const open = isOpen('threads', view.group === 'thread' || trace.threads.length <= 8);
  add({key: 'threads', label: 'Threads (' + trace.threads.length + ')', level: 1, kind: 'heading', height: THIN, foldable: true, open});
  if (open) {
    for (const thread of trace.threads) {
      const depth = Math.min(6, thread.deepest + 1);
      add({
        key: thread.key, label: thread.key, note: counted(thread.at.length, 'record'), level: 2, kind: 'thread', thread,
        height: 12 * depth + 12, depth,
      });
    }
  }
}
