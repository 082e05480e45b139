// The labels of the rows as a tree, for keys and for screen readers.

let rowInFocus = 'objects';

function label(shown) {
  const labels = byId('lane-labels');
  const hadFocus = labels.contains(document.activeElement);
  if (!layout.rows.some(row => row.key === rowInFocus)) {
    rowInFocus = layout.rows.length > 0 ? layout.rows[0].key : '';
  }
  const items = shown.map(r => labelOf(layout.rows[r], r));
  fill(labels, ...items);
  const focus = items.find(item => item.dataset.key === rowInFocus) || items[0];
  if (focus) {
    focus.tabIndex = 0;
    if (hadFocus) {
      focus.focus({preventScroll: true});
    }
  }
}

function labelOf(row, index) {
  const item = make('div', {
    role: 'treeitem', tabindex: -1, 'aria-level': row.level, 'aria-posinset': index + 1, 'aria-setsize': layout.rows.length,
    'aria-expanded': row.foldable ? String(row.open) : null, 'aria-selected': String(row.key === selectedRow()),
    title: row.label + (row.note ? ': ' + row.note : ''), 'data-key': row.key,
  });
  item.style.top = row.y + 'px';
  item.style.height = row.height + 'px';
  item.style.paddingLeft = (row.level - 1) * 10 + 'px';
  const fold = make('span', {class: 'fold', 'aria-hidden': 'true'}, row.foldable ? (row.open ? '\u25be' : '\u25b8') : '');
  const mark = row.lane && row.kind === 'object'
    ? (row.lane.isBorn ? '' : '\u21a6 ') + row.label + (row.lane.isOver ? '' : ' \u2026')
    : row.label;
  item.append(fold, mark, row.note ? make('span', {class: 'soft'}, ' ' + row.note) : '');
  item.addEventListener('click', event => {
    rowInFocus = row.key;
    if (event.target === fold || !row.lane) {
      toggle(row);
    } else {
      selectObject(row.lane.name);
    }
  });
  return item;
}

/** Moves the focus among the rows and has it in view. */
function focusRow(step) {
  const at = layout.rows.findIndex(row => row.key === rowInFocus);
  const row = layout.rows[Math.max(0, Math.min(layout.rows.length - 1, at + step))];
  if (row) {
    rowInFocus = row.key;
    scrollToRow(row);
    drawLanes();
  }
}

function scrollToRow(row) {
  const box = byId('lanes');
  if (row.y < box.scrollTop) {
    box.scrollTop = row.y;
  } else if (row.y + row.height > box.scrollTop + box.clientHeight) {
    box.scrollTop = row.y + row.height - box.clientHeight;
  }
}

function treeKey(event) {
  const row = layout.rows.find(each => each.key === rowInFocus);
  if (!row) {
    return;
  }
  const steps = {ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -1e9, End: 1e9};
  if (event.key in steps) {
    focusRow(steps[event.key]);
  } else if (event.key === 'ArrowRight') {
    toggle(row, true);
  } else if (event.key === 'ArrowLeft') {
    toggle(row, false);
  } else if (event.key === 'Enter' || event.key === ' ') {
    if (row.lane) {
      selectObject(row.lane.name);
    } else {
      toggle(row);
    }
  } else {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}
