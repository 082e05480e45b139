package org.ndislint.ingest.open;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what stands beside a source under the same name but for the extension. Here: nothing, as for standard input. */
class Siblings {
    private static final String[] PACKED = {".gz", ".xz", ".zst", ".bz2", ".zip"};

    /** The sibling with an extension, or null. */
    @Nullable
    InputStream open(String extension) throws IOException {
        return null;
    }

    /** The file of that name in the same folder, or null. */
    @Nullable
    InputStream openNamed(String fileName) throws IOException {
        return null;
    }

    /** The names to try, with the extension as asked for and in capitals; a compressor's extension does not count. */
    static String[] names(String path, String extension) {
        String base = path;
        for (String packed : PACKED) {
            if (base.toLowerCase(Locale.ROOT).endsWith(packed)) {
                base = base.substring(0, base.length() - packed.length());
                break;
            }
        }
        int dot = base.lastIndexOf('.');
        if (dot > Math.max(base.lastIndexOf('/'), base.lastIndexOf(File.separatorChar)) + 1) {
            base = base.substring(0, dot);
        }
        return new String[] {base + "." + extension, base + "." + extension.toUpperCase(Locale.ROOT)};
    }

    /** Files beside a file. */
    static final class OfFile extends Siblings {
        private final String path;

        OfFile(String path) {
            this.path = path;
        }

        @Override
        @Nullable
        InputStream open(String extension) throws IOException {
            for (String name : names(path, extension)) {
                InputStream sibling = openIfThere(new File(name));
                if (sibling != null) {
                    return sibling;
                }
            }
            return null;
        }

        @Override
        @Nullable
        InputStream openNamed(String fileName) throws IOException {
            return openIfThere(new File(new File(path).getParentFile(), fileName));
        }

        private static @Nullable InputStream openIfThere(File file) throws IOException {
            return file.isFile() && file.canRead() ? new FileInputStream(file) : null;
        }
    }
}
