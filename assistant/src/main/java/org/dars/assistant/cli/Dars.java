package org.dars.assistant.cli;
import picocli.CommandLine;
@CommandLine.Command(name="dars", subcommands={EvaluateCommand.class})
public final class Dars { public static void main(String[] a) { System.exit(new CommandLine(new Dars()).setCaseInsensitiveEnumValuesAllowed(true).execute(a)); } }
