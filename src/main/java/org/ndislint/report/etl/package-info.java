/**
 * Raw log files ({@code .etl}) and the message files that go with them, written: for samples, for generated traces, and
 * for tests of the reader. Buffers are never compressed.
 */
@NullMarked
package org.ndislint.report.etl;

import org.jspecify.annotations.NullMarked;
