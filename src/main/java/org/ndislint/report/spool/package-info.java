/**
 * Results written down, to be given to writers later: of captures that are checked at the same time, one is reported
 * after the other. The form is private to one version of the program and one set of rules; it is no format of results.
 */
@NullMarked
package org.ndislint.report.spool;

import org.jspecify.annotations.NullMarked;
