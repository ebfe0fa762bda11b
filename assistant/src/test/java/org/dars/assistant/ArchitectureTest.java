package org.dars.assistant;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of the house: they only point down, and each big library has one room. */
@AnalyzeClasses(packages = "org.dars", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ASSISTANT = "org.dars.assistant..";
  private static final String TRANSLATOR = "org.dars.translator..";
  private static final String INDEX = "org.dars.index..";
  private static final String MODELS = "org.dars.models..";

  @ArchTest static final ArchRule indexIsALeaf = never(INDEX, MODELS, TRANSLATOR, ASSISTANT);
  @ArchTest static final ArchRule modelsIsALeaf = never(MODELS, INDEX, TRANSLATOR, ASSISTANT);
  @ArchTest static final ArchRule translatorStandsBelowTheAssistant = never(TRANSLATOR, ASSISTANT);

  @ArchTest
  static final ArchRule onlyIndexAndTheMemoryUseLucene =
      onlyIn("org.apache.lucene..", INDEX, "org.dars.translator.memory..");

  @ArchTest static final ArchRule onlyIndexUsesTika = onlyIn("org.apache.tika..", INDEX);

  @ArchTest static final ArchRule onlyModelsUsesOnnxRuntime = onlyIn("ai.onnxruntime..", MODELS);

  @ArchTest static final ArchRule onlyModelsUsesDjl = onlyIn("ai.djl..", MODELS);
  @ArchTest static final ArchRule onlyModelsUsesLangChain4j = onlyIn("dev.langchain4j..", MODELS);
  @ArchTest static final ArchRule onlyTranslatorUsesOkapi = onlyIn("net.sf.okapi..", TRANSLATOR);

  @ArchTest
  static final ArchRule onlyTranslatorUsesIcuMessagesAndUnits =
      noClasses()
          .that()
          .resideOutsideOfPackage(TRANSLATOR)
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "com\\.ibm\\.icu\\..*(MessageFormat|MeasureFormat|MeasureUnit|Currency).*");

  @ArchTest
  static final ArchRule onlyTheWebRoomUsesJavalin =
      onlyIn("io.javalin..", "org.dars.assistant.web..");

  @ArchTest
  static final ArchRule onlyTheWebRoomUsesJte = onlyIn("gg.jte..", "org.dars.assistant.web..");

  @ArchTest
  static final ArchRule onlyStoreAndCourseUseJdbi =
      onlyIn("org.jdbi..", "org.dars.assistant.store..", "org.dars.assistant.course..");

  @ArchTest
  static void theRulesSeeAllFourModules(JavaClasses classes) {
    for (String module : new String[] {"assistant", "translator", "index", "models"}) {
      if (classes.stream().noneMatch(c -> c.getPackageName().startsWith("org.dars." + module))) {
        throw new AssertionError("no class of " + module + " was looked at");
      }
    }
  }

  private static ArchRule never(String from, String... to) {
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(to);
  }

  private static ArchRule onlyIn(String library, String... rooms) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(rooms)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }
}
