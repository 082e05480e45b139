package org.ndislint.report;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The schemas that come with the program, for tests of what is written and of what is taken. */
public final class Schemas {
    private Schemas() {}

    /** The text of {@code schemas/NAME.schema.json}. */
    public static String text(String name) throws IOException {
        return Files.readString(Path.of("schemas", name + ".schema.json"));
    }

    /** That schema, ready to validate. */
    public static Schema of(String name) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text(name));
    }
}
