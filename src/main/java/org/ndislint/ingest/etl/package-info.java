/** Raw event trace logs, as ETW sessions write them. */
@NullMarked
package org.ndislint.ingest.etl;

import org.jspecify.annotations.NullMarked;
