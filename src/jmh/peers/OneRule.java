import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What somebody would write by hand in Java for one rule: a close that is completed twice. Takes the CSV of AfLives. */
final class OneRule {
    public static void main(String[] args) throws IOException {
        Map<String, String> handles = new HashMap<>();
        Map<String, Boolean> pending = new HashMap<>();
        long lines = 0;
        long found = 0;
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new FileInputStream(args[0]), StandardCharsets.UTF_8), 1 << 16)) {
            String line = in.readLine();
            while ((line = in.readLine()) != null) {
                lines++;
                String[] cells = line.split(",", -1);
                String fn = cells[5];
                if (fn.equals("ProtocolCmOpenAf") && cells[0].equals("exit")) {
                    handles.put(cells[10], cells[7]);
                } else if (fn.equals("ProtocolCmCloseAf") && cells[0].equals("exit")) {
                    if (cells[13].equals("NDIS_STATUS_PENDING")) {
                        pending.put(handles.remove(cells[10]), true);
                    }
                } else if (fn.equals("NdisCmCloseAddressFamilyComplete") && cells[0].equals("enter")) {
                    if (pending.remove(cells[7]) == null) {
                        found++;
                    }
                }
            }
        }
        System.out.println(lines + " lines, " + found + " found");
    }
}
