namespace ExcelChat.Stores.Scan;

/// <summary>The inner product that a vector must have at least with the one that is searched for to be as near as is asked, by its length: a polynomial.</summary>
/// <param name="Constant">The same for every length.</param>
/// <param name="Linear">For each unit of length.</param>
/// <param name="Square">For each unit of length, squared.</param>
internal readonly record struct LeastProduct(double Constant = 0, double Linear = 0, double Square = 0)
{
    /// <summary>Every vector is near enough.</summary>
    public static readonly LeastProduct Any = new(double.NegativeInfinity);

    /// <summary>The product for a length.</summary>
    public double Of(double norm) => Constant + (norm * (Linear + (norm * Square)));
}
