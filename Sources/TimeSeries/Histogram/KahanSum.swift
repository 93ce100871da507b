/// Adds `term` to `sum` and what rounding lost to `compensation` (Kahan summation as Neumaier improved it).
///
/// The compensated value is `sum + compensation`. A sum that becomes infinite loses its compensation.
@inlinable
package func kahanAdd(_ term: Double, to sum: inout Double, _ compensation: inout Double) {
    let total = sum + term
    if total > .greatestFiniteMagnitude || total < -.greatestFiniteMagnitude {
        compensation = 0
    } else if abs(sum) >= abs(term) {
        compensation += (sum - total) + term
    } else {
        compensation += (term - total) + sum
    }
    sum = total
}
