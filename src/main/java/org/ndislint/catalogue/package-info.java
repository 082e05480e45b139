/**
 * The documented calls as data: names, aliases, who calls and who implements them, parameters with the handle or
 * context they carry, IRQL ranges, what may pend and what completes it, and the page that says so. Also the status
 * names. Loaded once from resources; looked up by bytes on the hot path.
 */
@NullMarked
package org.ndislint.catalogue;

import org.jspecify.annotations.NullMarked;
