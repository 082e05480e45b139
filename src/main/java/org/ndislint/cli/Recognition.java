package org.ndislint.cli;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.ingest.ReadContext;
import org.ndislint.recognise.Mapping;
import org.ndislint.recognise.Recogniser;
import org.ndislint.recognise.mapping.MappingException;
import org.ndislint.recognise.mapping.MappingReader;

/** How a run makes call events of messages: the mapping files given, then the built-in conventions. */
final class Recognition implements Recognisers {
    private final Mapping mapping;
    private final ZoneId zone;

    private Recognition(Mapping mapping, ZoneId zone) {
        this.mapping = mapping;
        this.zone = zone;
    }

    /**
     * Reads the mapping files of a run; of two that speak of the same, the first counts.
     *
     * @throws UsageException if one cannot be read or is wrong: all that is wrong with it, with line and column
     */
    static Recognition load(ReadOptions options, Catalogue catalogue, StatusNames statuses) throws UsageException {
        Mapping mapping = Mapping.NONE;
        for (int i = 0; i < options.mappings().size(); i++) {
            Mapping read = read("--mapping", options.mappings().get(i), catalogue, statuses);
            mapping = i == 0 ? read : mapping.or(read);
        }
        return new Recognition(mapping, options.zone());
    }

    /** The recognition of a run with one mapping. */
    static Recognition of(Mapping mapping, ReadOptions options) {
        return new Recognition(mapping, options.zone());
    }

    /**
     * Reads one mapping file and runs its samples.
     *
     * @param asked what named the file, for messages
     */
    static Mapping read(String asked, String file, Catalogue catalogue, StatusNames statuses) throws UsageException {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return new MappingReader(catalogue, statuses).read(file, in.readNBytes(MappingReader.LARGEST + 1));
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(asked + ": " + file + " cannot be read: " + Reasons.of(e));
        } catch (MappingException e) {
            throw new UsageException(asked + ": " + e.getMessage());
        }
    }

    /** Whether a mapping file says what lines begin with. */
    boolean knowsLine() {
        return mapping.line() != null;
    }

    /** The same behind what lines begin with. */
    Recognition behind(Pattern line) {
        return new Recognition(mapping.or(Mapping.ofLine(line)), zone);
    }

    @Override
    public Recogniser recogniser(ReadContext context) {
        return new Recogniser(context.catalogue(), context.statuses(), context.symbols(), mapping, zone);
    }
}
