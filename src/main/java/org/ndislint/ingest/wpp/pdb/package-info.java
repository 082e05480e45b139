/**
 * The wordings of WPP messages out of program databases ({@code .pdb}).
 *
 * <p>A program database is a small file system of numbered streams ({@link org.ndislint.ingest.wpp.pdb.MsfFile}). The
 * debug information's stream names one stream of symbols for each module; among the symbols are annotations, and those
 * that begin with {@code TMF:} hold the lines of a message file. Enumerations are looked up in the stream of types.
 * Nothing in the file is trusted: every count and offset is checked against what is there.
 */
@NullMarked
package org.ndislint.ingest.wpp.pdb;

import org.jspecify.annotations.NullMarked;
