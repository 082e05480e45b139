/**
 * Mapping files: reading and checking them ({@link org.ndislint.recognise.mapping.MappingReader}), proposing one from
 * the lines that nobody recognised ({@link org.ndislint.recognise.mapping.MappingProposal}), and trying one on a log
 * ({@link org.ndislint.recognise.mapping.MappingTrial}). What a file says ends up in a
 * {@link org.ndislint.recognise.Mapping}, which knows nothing of YAML.
 */
@NullMarked
package org.ndislint.recognise.mapping;

import org.jspecify.annotations.NullMarked;
