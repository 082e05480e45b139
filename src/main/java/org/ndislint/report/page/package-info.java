/**
 * The report page: one file that shows a trace in a browser, without a network. {@link
 * org.ndislint.report.page.TraceRecording} watches the records of a trace and packs them into chunks, of which it keeps as
 * many as a page can hold; {@link org.ndislint.report.page.PageWriter} puts them, the results, and the page's own script and
 * style together.
 */
@NullMarked
package org.ndislint.report.page;

import org.jspecify.annotations.NullMarked;
