package org.ndislint;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import org.ndislint.cli.ExitCode;
import org.ndislint.cli.LibraryCheck;
import org.ndislint.cli.Main;
import org.ndislint.cli.UsageException;

/** The arrows between packages, and what only {@code cli} may do. */
@AnalyzeClasses(locations = ArchitectureTest.ProgramItself.class)
class ArchitectureTest {
    private static final String ROOT = "org.ndislint.";

    /** Where the program's classes are, without the tests'. */
    static final class ProgramItself implements LocationProvider {
        @Override
        public Set<Location> get(Class<?> testClass) {
            return Set.of(
                    Location.of(Main.class.getProtectionDomain().getCodeSource().getLocation()));
        }
    }

    @ArchTest
    static final ArchRule modelUsesTheJdkAlone = noClasses()
            .that()
            .resideInAPackage(ROOT + "model..")
            .should()
            .dependOnClassesThat(not(resideInAnyPackage(ROOT + "model..", "java..", "org.jspecify..")));

    @ArchTest
    static final ArchRule catalogueUsesModel = uses("catalogue", "model");

    @ArchTest
    static final ArchRule rulesUseWhatIsLeftOfThem = uses("rules", "model", "catalogue");

    @ArchTest
    static final ArchRule timelineUsesWhatIsLeftOfIt = uses("timeline", "model", "catalogue", "rules");

    @ArchTest
    static final ArchRule monitorUsesWhatIsLeftOfIt = uses("monitor", "model", "catalogue", "rules", "timeline");

    @ArchTest
    static final ArchRule reportUsesWhatIsLeftOfIt =
            uses("report", "model", "catalogue", "rules", "timeline", "monitor");

    @ArchTest
    static final ArchRule ingestKnowsNoRules = uses("ingest", "model", "catalogue");

    @ArchTest
    static final ArchRule recogniseKnowsNoRules = uses("recognise", "model", "catalogue");

    @ArchTest
    static final ArchRule generateKnowsNoRules = uses("generate", "model", "catalogue");

    @ArchTest
    static final ArchRule minimizeUsesWhatChecks =
            uses("minimize", "model", "catalogue", "rules", "timeline", "monitor");

    @ArchTest
    static final ArchRule compareUsesWhatChecks = uses("compare", "model", "catalogue", "rules", "timeline", "monitor");

    @ArchTest
    static final ArchRule replayUsesWhatChecks = uses("replay", "model", "catalogue", "rules", "timeline", "monitor");

    @ArchTest
    static final ArchRule apiIsAWayIntoCli = uses("api", "model", "rules", "monitor", "report", "cli");

    /** Of {@code cli} the library takes what checks without a command line, and no more. */
    @ArchTest
    static final ArchRule apiTakesOneClassOfCli = noClasses()
            .that()
            .resideInAPackage(ROOT + "api..")
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + "cli..")
                    .and(not(belongToAnyOf(LibraryCheck.class, UsageException.class, ExitCode.class))));

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("org.ndislint.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyCliExits = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "cli..")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class);

    @ArchTest
    static final ArchRule onlyCliPrints = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethodWhere(target(name("printStackTrace")));

    @ArchTest
    static final ArchRule onlyCliReadsStandardInput =
            noClasses().that().resideOutsideOfPackage(ROOT + "cli..").should().accessField(System.class, "in");

    @ArchTest
    static final ArchRule onlyCliReadsTheClock = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "cli..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName(Clock.class.getName());

    @ArchTest
    static final ArchRule onlyCliReadsTheEnvironment = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "cli..")
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "getProperty", String.class)
            .orShould()
            .callMethod(System.class, "getProperty", String.class, String.class)
            .orShould()
            .callMethod(System.class, "console");

    @ArchTest
    static final ArchRule nobodyAsksForTheLocaleOrZoneOfTheMachine = noClasses()
            .should()
            .callMethod(Locale.class, "getDefault")
            .orShould()
            .callMethod(ZoneId.class, "systemDefault")
            .orShould()
            .callMethod(TimeZone.class, "getDefault");

    @ArchTest
    static final ArchRule thereIsNoStaticStateThatChanges =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule picocliStaysInCli = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    /** A package and those of ours that it may use; libraries are free. */
    private static ArchRule uses(String user, String... used) {
        String[] allowed = new String[used.length + 1];
        allowed[0] = ROOT + user + "..";
        for (int i = 0; i < used.length; i++) {
            allowed[i + 1] = ROOT + used[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage(ROOT + user + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.ndislint..").and(not(resideInAnyPackage(allowed))));
    }
}
