import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Locale;

/**
 * Writes lives of address families, 20 records each, as a workload for benchmarks. Arguments: ndjson or csv, how many
 * lives, how many are open at once, and of how many lives one has its close completed twice (0: none).
 */
final class AfLives {
    private static final int RECORDS = 20;
    private static final long START_NANOS = 1_790_000_000_000_000_000L;

    private final OutputStream out;
    private final boolean json;
    private final StringBuilder line = new StringBuilder();
    private long time = START_NANOS;

    private AfLives(OutputStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    public static void main(String[] args) throws IOException {
        long lives = Long.parseLong(args[1]);
        long open = Long.parseLong(args[2]);
        long defectEvery = args.length > 3 ? Long.parseLong(args[3]) : 0;
        try (OutputStream out = new BufferedOutputStream(System.out, 1 << 20)) {
            AfLives all = new AfLives(out, args[0].equals("ndjson"));
            all.head();
            ArrayDeque<Long> living = new ArrayDeque<>();
            for (long life = 1; life <= lives; life++) {
                all.open(life);
                living.add(life);
                if (living.size() >= open) {
                    long ends = living.remove();
                    all.close(ends, defectEvery > 0 && ends % defectEvery == 0);
                }
            }
            while (!living.isEmpty()) {
                long ends = living.remove();
                all.close(ends, defectEvery > 0 && ends % defectEvery == 0);
            }
        }
        System.err.println(lives * RECORDS + " records");
    }

    private void head() throws IOException {
        if (json) {
            write("{\"event\":\"capture\",\"fromStart\":true,\"covers\":[\"client\",\"call-manager\"]}\n");
        } else {
            write("event,time,cpu,tid,irql,fn,driver,af,sap,clientAf,callMgrAf,clientSap,callMgrSap,status\n");
        }
    }

    private void open(long life) throws IOException {
        String af = hex(0xffffc80400000000L + life * 64);
        String client = hex(0xffffca0400000000L + life * 64);
        String manager = hex(0xffffc9f400000000L + life * 64);
        record("enter", "NdisClOpenAddressFamilyEx", "client", 0, "", "", client, "", "", "", "");
        record("enter", "ProtocolCmOpenAf", "callmgr", 0, af, "", "", "", "", "", "");
        record("exit", "ProtocolCmOpenAf", "callmgr", 0, af, "", "", manager, "", "", "NDIS_STATUS_SUCCESS");
        record("exit", "NdisClOpenAddressFamilyEx", "client", 0, af, "", client, "", "", "", "NDIS_STATUS_SUCCESS");
        String sap = hex(0xffffc80500000000L + life * 64);
        String clientSap = hex(0xffffca0500000000L + life * 64);
        String managerSap = hex(0xffffc9f500000000L + life * 64);
        record("enter", "NdisClRegisterSap", "client", 0, af, "", "", "", clientSap, "", "");
        record("enter", "ProtocolCmRegisterSap", "callmgr", 0, af, sap, "", manager, "", "", "");
        record("exit", "ProtocolCmRegisterSap", "callmgr", 0, af, sap, "", manager, "", managerSap, "NDIS_STATUS_SUCCESS");
        record("exit", "NdisClRegisterSap", "client", 0, af, sap, "", "", clientSap, "", "NDIS_STATUS_SUCCESS");
    }

    private void close(long life, boolean twice) throws IOException {
        String af = hex(0xffffc80400000000L + life * 64);
        String client = hex(0xffffca0400000000L + life * 64);
        String manager = hex(0xffffc9f400000000L + life * 64);
        String sap = hex(0xffffc80500000000L + life * 64);
        String managerSap = hex(0xffffc9f500000000L + life * 64);
        record("enter", "NdisClDeregisterSap", "client", 0, "", sap, "", "", "", "", "");
        record("enter", "ProtocolCmDeregisterSap", "callmgr", 0, "", "", "", "", "", managerSap, "");
        record("exit", "ProtocolCmDeregisterSap", "callmgr", 0, "", "", "", "", "", managerSap, "NDIS_STATUS_SUCCESS");
        record("exit", "NdisClDeregisterSap", "client", 0, "", sap, "", "", "", "", "NDIS_STATUS_SUCCESS");
        record("enter", "NdisClCloseAddressFamily", "client", 0, af, "", "", "", "", "", "");
        record("enter", "ProtocolCmCloseAf", "callmgr", 0, "", "", "", manager, "", "", "");
        record("exit", "ProtocolCmCloseAf", "callmgr", 0, "", "", "", manager, "", "", "NDIS_STATUS_PENDING");
        record("exit", "NdisClCloseAddressFamily", "client", 0, af, "", "", "", "", "", "NDIS_STATUS_PENDING");
        for (int i = twice ? 2 : 1; i > 0; i--) {
            record("enter", "NdisCmCloseAddressFamilyComplete", "callmgr", 2, af, "", "", "", "", "", "NDIS_STATUS_SUCCESS");
            if (i == 1) {
                record("enter", "ProtocolClCloseAfComplete", "client", 2, "", "", client, "", "", "", "NDIS_STATUS_SUCCESS");
                record("exit", "ProtocolClCloseAfComplete", "client", 2, "", "", client, "", "", "", "");
            }
            record("exit", "NdisCmCloseAddressFamilyComplete", "callmgr", 2, af, "", "", "", "", "", "");
        }
    }

    private static String hex(long address) {
        return "0x" + Long.toHexString(address).toLowerCase(Locale.ROOT);
    }

    private void record(
            String event,
            String fn,
            String driver,
            int irql,
            String af,
            String sap,
            String clientAf,
            String callMgrAf,
            String clientSap,
            String callMgrSap,
            String status)
            throws IOException {
        time += 1000;
        String[] names = {"af", "sap", "clientAf", "callMgrAf", "clientSap", "callMgrSap", "status"};
        String[] values = {af, sap, clientAf, callMgrAf, clientSap, callMgrSap, status};
        line.setLength(0);
        if (json) {
            line.append("{\"event\":\"").append(event).append("\",\"time\":").append(time);
            line.append(",\"cpu\":0,\"tid\":48,\"irql\":").append(irql).append(",\"fn\":\"").append(fn);
            line.append("\",\"driver\":\"").append(driver).append('"');
            for (int i = 0; i < names.length; i++) {
                if (!values[i].isEmpty()) {
                    line.append(",\"").append(names[i]).append("\":\"").append(values[i]).append('"');
                }
            }
            line.append("}\n");
        } else {
            line.append(event).append(',').append(time).append(",0,48,").append(irql).append(',').append(fn);
            line.append(',').append(driver);
            for (String value : values) {
                line.append(',').append(value);
            }
            line.append('\n');
        }
        write(line);
    }

    private void write(CharSequence text) throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
