// Keys that work wherever the focus is, but for fields of text.

const KEYS = [
  [['n'], 'next finding', () => stepFinding(1)],
  [['p'], 'finding before', () => stepFinding(-1)],
  [['j'], 'next event', () => stepRecord(1)],
  [['k'], 'event before', () => stepRecord(-1)],
  [['+', '='], 'zoom in', () => zoom(0.6)],
  [['-'], 'zoom out', () => zoom(1 / 0.6)],
  [['0'], 'whole trace', () => { showAll(); showRange(); }],
  [['g'], 'group by object or by thread', () => show({group: view.group === 'object' ? 'thread' : 'object'})],
  [['x'], 'axis by order or by time', () => switchAxis()],
  [['/'], 'filter the findings', () => byId('findings-filter').focus()],
  [['f'], 'to the list of findings', () => byId('findings').focus()],
  [['t'], 'to the timeline', () => byId('lane-canvas').focus()],
  [['o'], 'to the objects and threads', () => focusTree()],
  [['d'], 'to the detail', () => byId('detail-title').focus()],
  [['e'], 'to the table of events', () => byId('events').focus()],
  [['?'], 'these keys', () => byId('help').showModal()],
];

const LOCAL_KEYS = [
  ['arrows, Page, Home, End', 'in lists, tables and rows: move; in the timeline: left and right move in time'],
  ['left and right', 'in the rows: fold and unfold'],
  ['Enter', 'in the rows: show the object; in findings and events: to the detail'],
  ['Escape', 'leave a filter'],
];

function focusTree() {
  const item = byId('lane-labels').querySelector('[tabindex="0"]');
  if (item) {
    item.focus();
  }
}

function startKeys() {
  fill(byId('help-keys'), make('tbody', {},
    ...KEYS.map(([keys, text]) => make('tr', {},
      make('td', {}, ...keys.flatMap((key, i) => [i > 0 ? ' ' : '', make('kbd', {}, key)])), make('td', {}, text))),
    ...LOCAL_KEYS.map(([keys, text]) => make('tr', {}, make('td', {}, keys), make('td', {}, text)))));
  byId('help-button').addEventListener('click', () => byId('help').showModal());
  byId('group').addEventListener('click', () => show({group: view.group === 'object' ? 'thread' : 'object'}));
  byId('zoom-in').addEventListener('click', () => zoom(0.6));
  byId('zoom-out').addEventListener('click', () => zoom(1 / 0.6));
  document.addEventListener('keydown', event => {
    const {target} = event;
    const isField = target instanceof HTMLInputElement && target.type !== 'checkbox' || target instanceof HTMLSelectElement;
    if (isField) {
      if (event.key === 'Escape') {
        target.blur();
        byId('findings').focus();
      }
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey || byId('help').open) {
      return;
    }
    const found = KEYS.find(([keys]) => keys.includes(event.key));
    if (found) {
      event.preventDefault();
      found[2]();
    }
  });
}
