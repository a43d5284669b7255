package io.pointsman;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arrows of the design: which room may know which. */
class ArchitectureTest {

  private static final String ROOT = "io.pointsman";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @ParameterizedTest
  @CsvSource({
    "mac,",
    "template, mac",
    "delivery,",
    "dialect, mac template delivery",
    "manifest, program mac template delivery dialect registry routing security",
    "security, program mac registry",
    "registry, program mac template delivery",
    "routing, program mac template delivery registry",
    "visit, program mac dialect routing",
    "phone, program mac template delivery dialect manifest routing visit",
    "api, program mac template delivery dialect manifest registry routing security visit",
    "rps, program mac template dialect registry routing security visit",
    "console, program mac template dialect registry routing security visit",
    "local,",
    "cli, mac",
    "program, local cli"
  })
  void aRoomKnowsOnlyTheseOthers(String room, String known) {
    List<String> allowed = new ArrayList<>(List.of(packageOf(room)));
    for (String other : known == null ? new String[0] : known.split(" ")) {
      allowed.add(packageOf(other));
    }
    noClasses()
        .that()
        .resideInAPackage(packageOf(room))
        .should()
        .dependOnClassesThat(oursOutside(allowed))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void everyPackageIsARoomWithArrows() {
    assertThat(CLASSES.stream().map(ArchitectureTest::room).distinct())
        .isSubsetOf(
            "mac",
            "template",
            "delivery",
            "dialect",
            "manifest",
            "security",
            "registry",
            "routing",
            "visit",
            "phone",
            "api",
            "rps",
            "console",
            "local",
            "cli",
            "program");
  }

  @Test
  void roomsKnowEachOtherInNoCircle() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void valuesNeedNoFramework() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".mac..", ROOT + ".template..", ROOT + ".delivery..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("java..", ROOT + "..")
        .check(CLASSES);
  }

  @Test
  void thePhoneSideNeedsNoLibraryOfTheApiSide() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOT,
            ROOT + ".cli..",
            ROOT + ".dialect..",
            ROOT + ".local..",
            ROOT + ".manifest..",
            ROOT + ".phone..",
            ROOT + ".routing..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "com.fasterxml.uuid..",
            "io.quarkus.flyway..",
            "jakarta.persistence..",
            "jakarta.ws.rs..",
            "org.eclipse.microprofile.openapi..",
            "org.hibernate..",
            "org.jose4j..")
        .because("-Dphone-only builds it without them")
        .check(CLASSES);
  }

  @Test
  void thePhonesPackageKnowsTheSettingsOfTheApiSide() {
    classes()
        .that()
        .areAnnotatedWith(ConfigMapping.class)
        .and()
        .resideInAnyPackage(ROOT + ".api..", ROOT + ".registry..", ROOT + ".security..")
        .should()
        .haveSimpleNameEndingWith("Config")
        .andShould()
        .beAnnotatedWith(Unremovable.class)
        .because("-Dphone-only takes them by their names, though nothing there asks for them")
        .check(CLASSES);
  }

  @Test
  void noRoomIsNamedAfterNothing() {
    classes()
        .should()
        .resideOutsideOfPackages(
            "..util..", "..utils..", "..common..", "..impl..", "..helper..", "..manager..")
        .andShould()
        .haveSimpleNameNotEndingWith("Impl")
        .andShould()
        .haveSimpleNameNotEndingWith("Helper")
        .andShould()
        .haveSimpleNameNotEndingWith("Manager")
        .check(CLASSES);
  }

  @Test
  void nothingIsInjectedIntoFields() {
    fields().should().notBeAnnotatedWith(Inject.class).allowEmptyShould(true).check(CLASSES);
  }

  private static DescribedPredicate<JavaClass> oursOutside(List<String> allowed) {
    return DescribedPredicate.describe(
        "lie in a room that is none of " + allowed,
        type -> type.getPackageName().startsWith(ROOT) && !allowed.contains(packageOf(room(type))));
  }

  private static String room(JavaClass type) {
    String below = type.getPackageName().substring(ROOT.length());
    return below.isEmpty() ? "program" : below.substring(1).split("\\.")[0];
  }

  /** The root package, without its children, is the program itself. */
  private static String packageOf(String room) {
    return room.equals("program") ? ROOT : ROOT + "." + room + "..";
  }
}
