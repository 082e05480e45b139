// Reads the data, draws all, and opens at the first finding, or where the fragment says.

const MOST_PRINTED = 200;

function drawHead() {
  const trace = currentTrace();
  const {summary, data} = trace;
  const verdict = summary ? summary.verdict : 'timeline';
  byId('verdict').textContent = verdict;
  byId('verdict').className = 'badge ' + verdict;
  byId('trace-name').textContent = trace.name;
  document.title = trace.name + ': ' + verdict;
  const facts = [];
  if (summary) {
    facts.push(counted(summary.events, 'event'), counted(sum(summary.violations), 'violation'),
      sum(summary.inconclusive) + ' inconclusive', counted(sum(summary.objects), 'object') + ' (' + sum(summary.adopted) + ' adopted)',
      'format ' + (summary.format || 'not known'), page.run.rules + ' rules, ndislint ' + page.run.version);
  } else {
    facts.push(counted(trace.total, 'event'), 'ndislint ' + page.run.version);
  }
  byId('facts').textContent = facts.join(' \u00b7 ');
  fill(byId('notes'), ...notes(trace, summary, data).map(text => make('p', {class: 'warn'}, text)), problemList(data));
}

function sum(counts) {
  return Object.values(counts).reduce((a, b) => a + b, 0);
}

function notes(trace, summary, data) {
  const out = [];
  const leftOut = trace.total - trace.records.size;
  if (leftOut > 0) {
    out.push(counted(leftOut, 'event') + ' of ' + trace.total.toLocaleString('en') + ' are left out of this page, away from findings; '
      + 'rows are hatched where they are. The verdict is of the whole trace.');
  }
  if (data.lanesUntold > 0) {
    out.push(counted(data.lanesUntold, 'object') + ' have no row here: there are too many of their kind.');
  }
  if (data.lossesUntold > 0) {
    out.push('Losses that are not drawn: ' + data.lossesUntold + '.');
  }
  const lost = summary ? summary.lost : data.lostInAll;
  if (lost > 0) {
    out.push('Lost from the trace: ' + counted(lost, 'record') + '.');
  }
  if (summary && summary.unmapped > 0) {
    out.push(counted(summary.unmapped, 'record') + ' told of no call that is known.');
  }
  if (data.backwards > 0) {
    out.push('Time goes backwards ' + counted(data.backwards, 'time') + '.');
  }
  if (data.records === undefined) {
    out.push(summary && summary.records > 0
      ? 'This page holds results alone; check this trace by itself for its timeline.' : 'Nothing of this trace could be read.');
  }
  return out;
}

function problemList(data) {
  const {problems} = data;
  if (problems.length === 0) {
    return null;
  }
  return make('details', {}, make('summary', {}, counted(problems.length + data.problemsLeftOut, 'part') + ' of the input could not be read'),
    make('ul', {}, ...problems.map(problem =>
      make('li', {}, (problem.line ? 'line ' + problem.line + ': ' : '') + problem.reason + (problem.text ? ' ' : ''),
        problem.text ? make('code', {}, problem.text) : null))),
    data.problemsLeftOut > 0 ? make('p', {}, data.problemsLeftOut + ' more are not listed.') : null);
}

function drawAll(whole) {
  drawOverview();
  if (whole) {
    drawHead();
    drawFindings();
    drawLanes();
    drawDetail();
    drawEvents();
  } else {
    paintLanes();
  }
}

function startTraces() {
  const choice = byId('traces');
  byId('trace-choice').hidden = page.traces.length < 2;
  fill(choice, ...page.traces.map((trace, i) => make('option', {value: i}, trace.name)));
  choice.addEventListener('change', () => {
    openTrace(Number(choice.value));
  });
  onView(() => {
    choice.value = String(view.trace);
  });
}

function openTrace(index) {
  Object.assign(view, {trace: index, finding: -1, event: 0, object: '', folds: new Map(), axis: 'order', text: '', severity: ''});
  showAll();
  show({});
  if (currentTrace().findings.length > 0) {
    selectFinding(0);
  }
}

/** On paper every finding is told in full. */
function startPrint() {
  window.addEventListener('beforeprint', () => {
    const trace = currentTrace();
    const told = trace.findings.slice(0, MOST_PRINTED);
    fill(byId('print'), make('h2', {}, 'Findings'), ...told.map(finding => make('article', {}, ...findingParts(trace, finding))),
      trace.findings.length > told.length ? make('p', {}, (trace.findings.length - told.length) + ' more are not printed.') : null);
    readInk();
    drawLanes();
    drawOverview();
  });
  window.addEventListener('afterprint', () => {
    fill(byId('print'));
    readInk();
    show({});
  });
}

function start() {
  page = {
    run: inertData(JSON.parse(byId('run').textContent)),
    traces: [],
  };
  for (let i = 0; byId('trace-' + i); i++) {
    page.traces.push(readTrace(byId('trace-' + i)));
  }
  if (page.traces.length === 0) {
    byId('facts').textContent = 'No trace was read.';
    return;
  }
  readInk();
  startTraces();
  startOverview();
  startFindings();
  startLanes();
  startEvents();
  startKeys();
  startPrint();
  onView(drawAll);
  window.addEventListener('resize', () => show({}));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    readInk();
    show({});
  });
  if (readFragment()) {
    show({});
  } else {
    openTrace(0);
  }
  byId('findings').focus({preventScroll: true});
  document.documentElement.dataset.ready = 'yes';
}

start();
