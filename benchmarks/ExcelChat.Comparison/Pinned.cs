using System.CommandLine;
using System.Diagnostics;

namespace ExcelChat.Comparison;

/// <summary>One core for the whole process, so that a second thread buys nothing.</summary>
internal static class Pinned
{
    public static Option<bool> Option { get; } = new("--one-core") { Description = "Keep everything on one core (Linux and Windows)" };

    /// <summary>
    /// Runs the same command in a process that may use one core from its start: threads of this one have been started already
    /// and on Linux keep what they had.
    /// </summary>
    /// <returns>Its exit code; null when no such process was asked for.</returns>
    public static int? Run(string[] arguments)
    {
        if (!arguments.Contains(Option.Name) || !(OperatingSystem.IsLinux() || OperatingSystem.IsWindows()))
        {
            return null;
        }

        using var self = Process.GetCurrentProcess();
        var allowed = (long)self.ProcessorAffinity;
        self.ProcessorAffinity = (nint)(allowed & -allowed);
        using var child = Process.Start(Environment.ProcessPath!, arguments.Where(a => a != Option.Name));
        child.WaitForExit();
        return child.ExitCode;
    }
}
