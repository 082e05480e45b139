package org.ndislint.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.ndislint.rules.Severity;

/**
 * Where a run that follows a trace stands, to go on after it ended: how far which file was read, what has been counted,
 * the state of the check, and how long each output was.
 *
 * @param run what results depend on, apart from the trace
 * @param place in the file at hand
 * @param head how many bytes of it told its format
 * @param entries how many entries of this file the check has taken
 * @param problems how many problems of this file were told
 * @param before what was counted before this file
 * @param counted what is counted now
 * @param end how reading went so far
 * @param accepted findings that the baseline accepts, by severity
 * @param check the state of the check
 * @param outputs lengths of the files of {@code -o}, in their order
 */
@SuppressWarnings("ArrayRecordComponent") // written down, not compared
record FollowCheckpoint(
        byte[] run,
        FilePlace place,
        long head,
        long entries,
        long problems,
        byte[] before,
        byte[] counted,
        TraceReader.End end,
        SortedMap<Severity, Long> accepted,
        byte[] check,
        List<Long> outputs) {
    private static final byte[] MAGIC = "ndislint follow 1\n".getBytes(StandardCharsets.US_ASCII);
    /** Far more than the state of a million objects takes. */
    private static final int MOST_BYTES = 1 << 30;

    /**
     * What stands in a file, or null if there is no such file.
     *
     * @param run what must have been written
     * @throws UsageException if it cannot be read, is damaged, or is of another run
     */
    static @Nullable FollowCheckpoint read(String name, byte[] run) throws UsageException {
        String asked = Option.CHECKPOINT.option() + ": " + name;
        byte[] bytes;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(name)))) {
            bytes = in.readNBytes(MOST_BYTES);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException | java.nio.file.InvalidPathException e) {
            throw new UsageException(asked + " cannot be read: " + Reasons.of(e));
        }
        int length = bytes.length - Long.BYTES;
        if (length < MAGIC.length || !Arrays.equals(MAGIC, 0, MAGIC.length, bytes, 0, MAGIC.length)) {
            throw new UsageException(asked + " is no checkpoint of this version of ndislint; remove it to begin anew");
        }
        if (sum(bytes, length) != ByteBuffer.wrap(bytes).getLong(length)) {
            throw new UsageException(asked + " is damaged; remove it to begin anew");
        }
        try {
            DataInputStream in =
                    new DataInputStream(new ByteArrayInputStream(bytes, MAGIC.length, length - MAGIC.length));
            FollowCheckpoint read = readFrom(in);
            if (!Arrays.equals(run, read.run)) {
                throw new UsageException(asked + " is of a run with another trace, other options or another version;"
                        + " remove it to begin anew");
            }
            return read;
        } catch (IOException e) {
            throw new UsageException(asked + " is damaged; remove it to begin anew");
        }
    }

    private static long sum(byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        return sum.getValue();
    }

    private static FollowCheckpoint readFrom(DataInputStream in) throws IOException {
        byte[] run = bytes(in);
        FilePlace place = FilePlace.readFrom(in);
        long head = in.readLong();
        long entries = in.readLong();
        long problems = in.readLong();
        byte[] before = bytes(in);
        byte[] counted = bytes(in);
        TraceReader.End end = TraceReader.End.values()[in.readUnsignedByte() % TraceReader.End.values().length];
        SortedMap<Severity, Long> accepted = new TreeMap<>();
        for (Severity severity : Severity.values()) {
            long count = in.readLong();
            if (count > 0) {
                accepted.put(severity, count);
            }
        }
        byte[] check = bytes(in);
        List<Long> outputs = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            outputs.add(in.readLong());
        }
        return new FollowCheckpoint(
                run, place, head, entries, problems, before, counted, end, accepted, check, List.copyOf(outputs));
    }

    private static byte[] bytes(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    /** Writes it to a file, which then is there whole, on disk, or as it was before. */
    void writeTo(Path file) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(check.length + 1024);
        DataOutputStream out = new DataOutputStream(whole);
        out.write(MAGIC);
        writeTo(out);
        byte[] bytes = whole.toByteArray();
        out.writeLong(sum(bytes, bytes.length));
        Path target = file.toAbsolutePath();
        Path temporary = target.resolveSibling("." + target.getFileName() + ".tmp");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer rest = ByteBuffer.wrap(whole.toByteArray());
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        OutputFile.move(temporary, target);
    }

    private void writeTo(DataOutputStream out) throws IOException {
        bytes(out, run);
        place.writeTo(out);
        out.writeLong(head);
        out.writeLong(entries);
        out.writeLong(problems);
        bytes(out, before);
        bytes(out, counted);
        out.writeByte(end.ordinal());
        for (Severity severity : Severity.values()) {
            out.writeLong(accepted.getOrDefault(severity, 0L));
        }
        bytes(out, check);
        out.writeInt(outputs.size());
        for (long length : outputs) {
            out.writeLong(length);
        }
    }

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
