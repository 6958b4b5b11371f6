using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace ExcelChat.Comparison.Reporting;

/// <summary>Where a run was made, without a word that would tell one machine from its like.</summary>
internal sealed record Machine(string Runtime, string System, string Architecture, bool Avx512, int Cores, bool ServerGc)
{
    public static Machine Here { get; } = new(
        RuntimeInformation.FrameworkDescription,
        OperatingSystem.IsLinux() ? "Linux" : OperatingSystem.IsWindows() ? "Windows" : "macOS",
        RuntimeInformation.ProcessArchitecture.ToString(),
        Avx512F.IsSupported,
        Environment.ProcessorCount,
        global::System.Runtime.GCSettings.IsServerGC);

    public override string ToString()
        => FormattableString.Invariant($"{Runtime}, {System} {Architecture}{(Avx512 ? " with AVX-512" : "")}, {Cores} core{(Cores == 1 ? "" : "s")}, {(ServerGc ? "server" : "workstation")} GC");
}
